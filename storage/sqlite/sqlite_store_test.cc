// What is SQLite's own: the folder, its two files, and what becomes of them.

#include "storage/sqlite/sqlite_store.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/contract/sample_events.h"
#include "storage/contract/store_contents.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class SqliteStoreFiles : public ::testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<SqliteStore>> TryOpen() {
    log_.clear();
    return SqliteStore::Open(
        {.folder = folder_.path(), .log = [this](absl::string_view message) {
           log_.append(message.data(), message.size());
         }});
  }

  std::unique_ptr<SqliteStore> Open() {
    auto store = TryOpen();
    EXPECT_THAT(store, IsOk());
    return *std::move(store);
  }

  // A closed store with some history.
  void Fill() {
    const auto store = Open();
    for (int i = 0; i < 10; ++i) {
      ASSERT_THAT(store->Append(history_.NextGroup(10)), IsOk());
    }
    contents_ = ContentsOf(*store, *store, history_);
  }

  void ExpectWhole() {
    const auto store = Open();
    ExpectSameContents(ContentsOf(*store, *store, history_), contents_);
  }

  // Behind the store's back.
  void Sql(const std::string& file, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(folder_.File(file).c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr),
              SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }

  TempDir folder_;
  RandomHistory history_{7};
  StoreContents contents_;
  std::string log_;
};

TEST_F(SqliteStoreFiles, ASecondStoreOnOneFolderIsToldWhoHasIt) {
  const auto store = Open();
  const auto second = TryOpen();
  EXPECT_THAT(second, StatusIs(absl::StatusCode::kFailedPrecondition,
                               HasSubstr(std::to_string(getpid()))));
  EXPECT_THAT(second, HasReason("STORE_IN_USE"));
}

TEST_F(SqliteStoreFiles, AFolderIsFreeAgainOnceItsStoreIsClosed) {
  Open();
  EXPECT_THAT(TryOpen(), IsOk());
}

TEST_F(SqliteStoreFiles, AJournalOfANewerProgramIsRefused) {
  Fill();
  Sql("journal.db", "PRAGMA user_version = 99");
  EXPECT_THAT(TryOpen(), StatusIs(absl::StatusCode::kFailedPrecondition,
                                  HasSubstr("journal.db: the file has schema "
                                            "99")));
}

TEST_F(SqliteStoreFiles, MissingViewsAreMadeAgain) {
  Fill();
  std::filesystem::remove(folder_.File("views.db"));
  ExpectWhole();
}

TEST_F(SqliteStoreFiles, ViewsOfAnotherVersionAreMadeAgain) {
  for (const char* version : {"1", "99"}) {
    Fill();
    Sql("views.db",
        absl::StrCat("DROP TABLE readings; PRAGMA user_version = ", version));
    ExpectWhole();
    EXPECT_THAT(log_, HasSubstr(absl::StrCat("made again: ", folder_.path(),
                                             "/views.db: the file has schema ",
                                             version)));
  }
}

TEST_F(SqliteStoreFiles, DamagedViewsAreMadeAgain) {
  Fill();
  std::ofstream(folder_.File("views.db")) << std::string(100'000, 'x');
  ExpectWhole();
  EXPECT_THAT(log_, HasSubstr("made again"));
}

TEST_F(SqliteStoreFiles, ViewsOfAnotherJournalAreMadeAgain) {
  Fill();
  TempDir other;
  {
    auto store = SqliteStore::Open({.folder = other.path()});
    ASSERT_THAT(store, IsOk());
    ASSERT_THAT((*store)->Append({Defined(OneTariffAccount())}), IsOk());
    ASSERT_THAT((*store)->GetAccount("1234567890"), IsOk());
  }
  std::filesystem::copy_file(other.File("views.db"), folder_.File("views.db"),
                             std::filesystem::copy_options::overwrite_existing);
  ExpectWhole();
  EXPECT_THAT(log_, HasSubstr("made again"));
}

TEST_F(SqliteStoreFiles, ViewsAheadOfAJournalThatLostItsEndAreMadeAgain) {
  Fill();
  Sql("journal.db",
      "DELETE FROM journal"
      " WHERE position > (SELECT MAX(position) - 3 FROM journal)");
  const auto store = Open();
  EXPECT_THAT(log_, HasSubstr("made again"));
  EXPECT_THAT(store->Verify(), IsOk());
}

TEST_F(SqliteStoreFiles, ADamagedStateIsNamedAndHarmsNoOther) {
  const std::vector<std::string> streams = {"7000001", "7000002"};
  {
    const auto store = Open();
    for (const std::string& number : streams) {
      ASSERT_THAT(store->Append({Defined(OneTariffAccount(number))}), IsOk());
    }
    ASSERT_THAT(store->LoadStates(streams), IsOk());
  }
  Sql("views.db", "UPDATE streams SET state = X'00' WHERE stream = '7000001'");
  const auto store = Open();
  EXPECT_THAT(store->LoadStates(streams),
              StatusIs(absl::StatusCode::kDataLoss, HasSubstr("7000001")));
  EXPECT_THAT(store->LoadStates({&streams[1], 1}), IsOk());
  EXPECT_THAT(store->RebuildViews([](uint64_t, uint64_t) {}), IsOk());
  EXPECT_THAT(store->LoadStates(streams), IsOk());
}

TEST_F(SqliteStoreFiles, WholeViewsAreNotMadeAgain) {
  Fill();
  ExpectWhole();
  EXPECT_THAT(log_, IsEmpty());
}

TEST_F(SqliteStoreFiles, VerifyNamesTheEventThatWasChanged) {
  struct Tampering {
    std::string sql;
    std::string wanted;
  };
  const std::vector<Tampering> tamperings = {
      {"UPDATE journal SET body = CAST(substr(body, 1, length(body) - 1) ||"
       " X'7F' AS BLOB) WHERE position = 17",
       "journal position 17: "},
      {"UPDATE journal SET actor = 'someone' WHERE position = 9",
       "journal position 9: "},
      {"UPDATE journal SET recorded_at_us = 0 WHERE position = 5",
       "journal position 5: "},
      {"DELETE FROM journal WHERE position = 12", "journal position 12: "},
  };
  Fill();
  for (const Tampering& tampering : tamperings) {
    SCOPED_TRACE(tampering.sql);
    std::filesystem::copy_file(
        folder_.File("journal.db"), folder_.File("kept"),
        std::filesystem::copy_options::overwrite_existing);
    Sql("journal.db", tampering.sql);
    {
      const auto store = Open();
      EXPECT_THAT(store->Verify(), StatusIs(absl::StatusCode::kDataLoss,
                                            HasSubstr(tampering.wanted)));
    }
    std::filesystem::copy_file(
        folder_.File("kept"), folder_.File("journal.db"),
        std::filesystem::copy_options::overwrite_existing);
  }
  EXPECT_THAT(Open()->Verify(), IsOk());
}

TEST_F(SqliteStoreFiles, OpeningTellsHowFarItIs) {
  Fill();
  std::filesystem::remove(folder_.File("views.db"));
  std::vector<uint64_t> done;
  const auto store = SqliteStore::Open(
      {.folder = folder_.path(),
       .batch_events_max = 10,
       .progress = [&](uint64_t d, uint64_t) { done.push_back(d); }});
  ASSERT_THAT(store, IsOk());
  EXPECT_THAT(done, Not(IsEmpty()));
  EXPECT_TRUE(std::is_sorted(done.begin(), done.end()));
  EXPECT_EQ(done.back(), (*store)->Figures()->journal_position);
}

}  // namespace
}  // namespace intake::testing
