#include "tests/bench/raw_apply.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "tests/bench/raw_database.h"

namespace intake::bench {
namespace {

constexpr int64_t kTransactionReadings = 60'000;
// After so many a period's tables are full and the next one's begin.
constexpr int64_t kPeriodReadings = 1'000'000;

constexpr char kPragmas[] =
    "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 32000;"
    "PRAGMA cache_size = -262144;";

// The tables of one period.
class Period {
 public:
  Period(RawDatabase& database, int64_t number) : database_(database) {
    database.Run(
        absl::StrCat("CREATE TABLE readings", number,
                     " (account INTEGER, day INTEGER, register INTEGER, value "
                     "INTEGER, position INTEGER, PRIMARY KEY (account, day, "
                     "register)) WITHOUT ROWID;"
                     "CREATE TABLE keys",
                     number,
                     " (hash INTEGER PRIMARY KEY, position INTEGER);"
                     "CREATE TABLE receipts",
                     number, " (number INTEGER PRIMARY KEY, position INTEGER);")
            .c_str());
    readings_ = database.Prepare(absl::StrCat(
        "INSERT OR REPLACE INTO readings", number, " VALUES (?1,?2,?3,?4,?5)"));
    keys_ = database.Prepare(
        absl::StrCat("INSERT OR REPLACE INTO keys", number, " VALUES (?1,?2)"));
    receipts_ = database.Prepare(absl::StrCat("INSERT OR REPLACE INTO receipts",
                                              number, " VALUES (?1,?2)"));
  }

  void Apply(std::vector<int64_t> accounts, int64_t day, int64_t first) {
    std::sort(accounts.begin(), accounts.end());
    database_.Run("BEGIN");
    std::vector<int64_t> hashes;
    for (const int64_t account : accounts) {
      Insert(readings_, {account, day, 0, 100'000 + first, first});
      hashes.push_back(static_cast<int64_t>(
          static_cast<uint64_t>(account + first) * 0x9e3779b97f4a7c15));
    }
    std::sort(hashes.begin(), hashes.end());
    for (const int64_t hash : hashes) Insert(keys_, {hash, first});
    for (size_t i = 0; i < accounts.size(); ++i) {
      Insert(receipts_, {first + static_cast<int64_t>(i), first});
    }
    database_.Run("COMMIT");
  }

 private:
  void Insert(sqlite3_stmt* statement, const std::vector<int64_t>& values) {
    for (size_t i = 0; i < values.size(); ++i) {
      database_.BindInt(statement, static_cast<int>(i) + 1, values[i]);
    }
    database_.Step(statement);
  }

  RawDatabase& database_;
  sqlite3_stmt* readings_ = nullptr;
  sqlite3_stmt* keys_ = nullptr;
  sqlite3_stmt* receipts_ = nullptr;
};

}  // namespace

absl::StatusOr<std::string> ApplyRows(const RawOptions& options) {
  constexpr int64_t kStride = 982'451'653;
  RawDatabase database(options.folder + "/views.db");
  database.Run(kPragmas);
  const absl::Time start = absl::Now();
  int64_t done = 0;
  for (int64_t number = 0; absl::Now() < start + options.duration; ++number) {
    Period period(database, number);
    const int64_t end = done + kPeriodReadings;
    while (done < end && absl::Now() < start + options.duration) {
      std::vector<int64_t> accounts;
      for (int64_t i = 0; i < kTransactionReadings; ++i) {
        accounts.push_back((done + i) % options.accounts * kStride %
                           options.accounts);
      }
      period.Apply(std::move(accounts), done / options.accounts, done);
      done += kTransactionReadings;
    }
  }
  if (!database.status().ok()) return database.status();
  return absl::StrFormat(
      "{\"per_second\": %.0f}",
      static_cast<double>(done) / absl::ToDoubleSeconds(absl::Now() - start));
}

}  // namespace intake::bench
