// What is SQLite's own: the folder, its two files, and what becomes of them.

#include "storage/sqlite/sqlite_store.h"
#include "storage/sqlite/checked_vfs.h"

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/chain/chain.h"
#include "storage/contract/random_history.h"
#include "storage/contract/sample_events.h"
#include "storage/contract/store_contents.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

using ::testing::Gt;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

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
    contents_ = ContentsOf(*store, *store, *store, history_.events());
  }

  void ExpectWhole() {
    const auto store = Open();
    ExpectSameContents(ContentsOf(*store, *store, *store, history_.events()),
                       contents_);
  }

  // Behind the store's back.
  void Sql(const std::string& file, const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open_v2(folder_.File(file).c_str(), &database,
                              SQLITE_OPEN_READWRITE, CheckedVfsName("")),
              SQLITE_OK);
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
  for (const char* version : {"1", "2", "99"}) {
    Fill();
    Sql("views.db",
        absl::StrCat("DROP TABLE index_blocks; PRAGMA user_version = ",
                     version));
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

TEST_F(SqliteStoreFiles, AJournalThatLostItsEndIsRefusedWhileTheViewsKnowMore) {
  Fill();
  Sql("journal.db",
      "DELETE FROM journal"
      " WHERE position > (SELECT MAX(position) - 3 FROM journal)");
  EXPECT_THAT(TryOpen(), StatusIs(absl::StatusCode::kDataLoss,
                                  HasSubstr("it had reached")));
  EXPECT_THAT(TryOpen(), HasReason("JOURNAL_LOST_ITS_END"));
  // Whoever means it removes the views.
  std::filesystem::remove(folder_.File("views.db"));
  EXPECT_THAT(Open()->Verify(), IsOk());
}

TEST_F(SqliteStoreFiles, AJournalThatIsGoneIsRefusedWhileTheViewsKnowIt) {
  Fill();
  std::filesystem::remove(folder_.File("journal.db"));
  EXPECT_THAT(TryOpen(), HasReason("JOURNAL_LOST_ITS_END"));
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
  EXPECT_THAT(store->RebuildViews([](const ViewsProgress&) {}), IsOk());
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

TEST_F(SqliteStoreFiles, VerifyNamesStreamAndSequenceOfTheFirstWrongEvent) {
  struct Tampering {
    std::string name;
    std::string sql;
    std::string wanted;
  };
  const Account account = OneTariffAccount("7000000");
  const Account other = OneTariffAccount("7000001");
  // The third event of the account is the journal's fifth.
  const std::vector<Tampering> tamperings = {
      {"a byte of the third event",
       "UPDATE journal SET body = CAST(substr(body, 1, 20) || X'7F' ||"
       " substr(body, 22) AS BLOB) WHERE position = 5",
       "stream 7000000, sequence 3: the event does not fit its hash"},
      {"the hash of the third event",
       "UPDATE journal SET chain = zeroblob(32) WHERE position = 5",
       "stream 7000000, sequence 3: the event does not fit its hash"},
      {"two events in each other's place",
       "UPDATE journal SET position = 100 WHERE position = 3;"
       "UPDATE journal SET position = 3 WHERE position = 5;"
       "UPDATE journal SET position = 5 WHERE position = 100",
       "stream 7000000, sequence 3: got sequence 3, wanted 2"},
      {"an event taken out of the middle",
       "DELETE FROM journal WHERE position = 3", "journal position 3: missing"},
  };
  {
    const auto store = Open();
    ASSERT_THAT(
        store->Append(
            {Defined(account), Defined(other),
             Judged(account, {.sequence = 2, .key = "a", .receipt = 1}),
             Judged(other, {.sequence = 2, .key = "a", .receipt = 2}),
             Judged(account, {.sequence = 3, .key = "b", .receipt = 3}),
             Judged(account, {.sequence = 4, .key = "c", .receipt = 4})}),
        IsOk());
    EXPECT_THAT(store->Verify(), IsOkAndHolds(6u));
  }
  std::filesystem::copy_file(folder_.File("journal.db"), folder_.File("kept"));
  for (const Tampering& tampering : tamperings) {
    SCOPED_TRACE(tampering.name);
    Sql("journal.db", tampering.sql);
    EXPECT_THAT(Open()->Verify(), StatusIs(absl::StatusCode::kDataLoss,
                                           HasSubstr(tampering.wanted)));
    std::filesystem::copy_file(
        folder_.File("kept"), folder_.File("journal.db"),
        std::filesystem::copy_options::overwrite_existing);
  }
}

TEST_F(SqliteStoreFiles, AJournalWhoseGapWasClosedIsNotOpened) {
  const Account account = OneTariffAccount("7000000");
  ASSERT_THAT(Open()->Append({Defined(account), Judged(account, {.key = "a"}),
                              Judged(account, {.sequence = 3, .key = "b"})}),
              IsOk());
  Sql("journal.db",
      "DELETE FROM journal WHERE position = 2;"
      "UPDATE journal SET position = position - 1 WHERE position > 2");
  EXPECT_THAT(TryOpen(),
              StatusIs(absl::StatusCode::kDataLoss,
                       HasSubstr("stream 7000000: got sequence 3, wanted 2")));
}

TEST_F(SqliteStoreFiles, TheLogNamesThePositionOfADamagedEvent) {
  const Account account = OneTariffAccount("7000000");
  {
    const auto store = Open();
    ASSERT_THAT(store->Append({Defined(account), Judged(account, {}),
                               Judged(account, {.sequence = 3, .key = "b"})}),
                IsOk());
    ASSERT_THAT(store->LoadStates({account.number}), IsOk());
  }
  Sql("journal.db", "UPDATE journal SET body = X'02' WHERE position <> 2");
  {
    const auto store = Open();
    EXPECT_THAT(store->ReadLog(0, 10, LogScope::kEverything),
                StatusIs(absl::StatusCode::kDataLoss, HasSubstr("position 1")));
    EXPECT_THAT(store->ReadLog(0, 10, LogScope::kWithoutDefinitions),
                StatusIs(absl::StatusCode::kDataLoss, HasSubstr("position 3")));
    // A definition that is left out is not read.
    const auto page = store->ReadLog(0, 2, LogScope::kWithoutDefinitions);
    ASSERT_THAT(page, IsOk());
    EXPECT_EQ(page->reached, 2u);
  }
  Sql("journal.db", "DELETE FROM journal WHERE position = 2");
  EXPECT_THAT(
      Open()->ReadLog(1, 10, LogScope::kWithoutDefinitions),
      StatusIs(absl::StatusCode::kDataLoss, HasSubstr("position 2: missing")));
}

// A journal as the first version of the program wrote it, and views of its
// schema.
TEST_F(SqliteStoreFiles, AStoreOfTheFirstVersionOpensAndIsMadeAgain) {
  const std::string bodies[] = {
      "0101073030313233343505313233343501410162013201330174010b3739"
      "30333132333435363702000102020153a4e40101ecfd01000101010a06d0"
      "0f010000a4fd019c85e30b01",
      "0102016b07303031323334350301010200000003312c3501e2fd01013701"
      "61016401017203736d7301efcdab896745230102073132302d3435350730"
      "3031323334350100000202010a00b81701e2fd0101aa0801950303010000"
      "01670177017301015480e0b9c2c68ffe040176010000e0fd0101"};
  Open();
  ChainHash chain = kChainStart;
  for (uint32_t i = 1; i <= 2; ++i) {
    const std::string body = absl::HexStringToBytes(bodies[i - 1]);
    chain = NextHash(chain, {.stream = "0012345",
                             .sequence = i,
                             .recorded_at_us = i,
                             .actor = "a",
                             .body = body});
    Sql("journal.db",
        absl::StrCat("INSERT INTO journal (position, stream, sequence,"
                     " recorded_at_us, actor, kind, chain, body) VALUES (",
                     i, ", '0012345', ", i, ", ", i, ", 'a', ", i, ", X'",
                     absl::BytesToHexString(ChainBytes(chain)), "', X'",
                     bodies[i - 1], "')"));
  }
  Sql("views.db", "DROP TABLE held; PRAGMA user_version = 2");
  const auto store = Open();
  EXPECT_THAT(log_, HasSubstr("made again"));
  EXPECT_THAT(store->Verify(), IsOkAndHolds(2u));
  const auto account = store->GetAccount("0012345");
  ASSERT_THAT(account, IsOk());
  EXPECT_EQ(account->installations[0].daily_capacity, std::nullopt);
  const auto judged = store->FindByKey("0012345", "sms", "k");
  ASSERT_THAT(judged, IsOk());
  ASSERT_TRUE(judged->has_value());
  EXPECT_EQ((*judged)->receipt.text, "T");
  EXPECT_EQ((*judged)->answers, "");
  const auto held = store->ListHeld({}, std::nullopt, 10);
  ASSERT_THAT(held, IsOk());
  ASSERT_EQ(held->rows.size(), 1u);
  EXPECT_EQ(held->rows[0].judged, **judged);
  // It goes on where it stopped.
  EXPECT_THAT(store->Append({Defined(*account, 3)}), IsOk());
  EXPECT_THAT(store->Verify(), IsOkAndHolds(3u));
}

TEST_F(SqliteStoreFiles, AJournalFromBeforePagesWereSealedIsReadAndWritten) {
  Fill();
  const std::string old = folder_.File("old.db");
  // By a program that knows nothing of seals.
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(old.c_str(), &database), SQLITE_OK);
  const std::string script = absl::StrCat(
      "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL;"
      "CREATE TABLE journal (position INTEGER PRIMARY KEY,"
      " stream TEXT NOT NULL, sequence INTEGER NOT NULL,"
      " recorded_at_us INTEGER NOT NULL, actor TEXT NOT NULL,"
      " kind INTEGER NOT NULL, chain BLOB NOT NULL, body BLOB NOT NULL) STRICT;"
      "CREATE TABLE probe (id INTEGER PRIMARY KEY,"
      " probes INTEGER NOT NULL) STRICT;"
      "INSERT INTO probe (id, probes) VALUES (1, 0);"
      "ATTACH DATABASE '",
      folder_.File("journal.db"),
      "' AS sealed; INSERT INTO main.journal SELECT * FROM sealed.journal;"
      "PRAGMA main.user_version = 1;");
  EXPECT_EQ(sqlite3_exec(database, script.c_str(), nullptr, nullptr, nullptr),
            SQLITE_OK)
      << sqlite3_errmsg(database);
  sqlite3_close(database);
  std::filesystem::rename(old, folder_.File("journal.db"));
  ExpectWhole();
  for (int i = 0; i < 3; ++i) {
    EXPECT_THAT(Open()->Append(history_.NextGroup(50)), IsOk());
  }
  EXPECT_THAT(Open()->Verify(), IsOkAndHolds(history_.events().size()));
}

TEST_F(SqliteStoreFiles, OpeningTellsHowFarItIs) {
  Fill();
  std::filesystem::remove(folder_.File("views.db"));
  std::vector<uint64_t> events;
  ViewsProgress last;
  const auto store =
      SqliteStore::Open({.folder = folder_.path(),
                         .batch_events_max = 10,
                         .progress = [&](const ViewsProgress& progress) {
                           events.push_back(progress.events_done);
                           last = progress;
                         }});
  ASSERT_THAT(store, IsOk());
  EXPECT_THAT(events, SizeIs(Gt(2u)));
  EXPECT_TRUE(std::is_sorted(events.begin(), events.end()));
  EXPECT_EQ(last.events_done, (*store)->Figures()->journal_position);
  EXPECT_EQ(last.events_total, last.events_done);
  EXPECT_GT(last.states_done, 0u);
  EXPECT_EQ(last.states_total, last.states_done);
}

}  // namespace
}  // namespace intake::testing
