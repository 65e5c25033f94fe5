#include "storage/backup/folder_backup.h"

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/backup/restore.h"
#include "storage/contract/random_history.h"
#include "storage/contract/store_checks.h"
#include "storage/people/sqlite_people_store.h"
#include "storage/slips/sqlite_slip_store.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

using ::testing::HasSubstr;

const absl::Time kNow = absl::FromUnixSeconds(1'404'209'000);

void NoProgress(const BackupProgress&) {}

class FolderBackupTest : public ::testing::Test {
 protected:
  void OpenData() {
    auto store = SqliteStore::Open({.folder = data_.path()});
    ASSERT_THAT(store, IsOk());
    store_ = *std::move(store);
    auto people = SqlitePeopleStore::Open({.path = data_.File("people.db")});
    ASSERT_THAT(people, IsOk());
    people_ = *std::move(people);
    auto slips = SqliteSlipStore::Open({.path = data_.File("slips.db")});
    ASSERT_THAT(slips, IsOk());
    slips_ = *std::move(slips);
  }

  void SetUp() override {
    OpenData();
    for (int i = 0; i < 60; ++i) Append();
  }

  void Append() {
    const std::vector<Event> group = history_.NextGroup(50);
    ASSERT_THAT(store_->Append(group), IsOk());
    acknowledged_ += group.size();
  }

  std::string FolderOf(const std::string& name) const {
    return backups_.File(name);
  }

  TempDir data_;
  TempDir backups_;
  RandomHistory history_{11};
  std::atomic<size_t> acknowledged_{0};
  std::unique_ptr<SqliteStore> store_;
  std::unique_ptr<SqlitePeopleStore> people_;
  std::unique_ptr<SqliteSlipStore> slips_;
  FolderBackup backup_{data_.path(), backups_.path(), "1.2.3"};
};

TEST_F(FolderBackupTest, HoldsWhatWasAcknowledgedBeforeItBeganUnderLoad) {
  constexpr int kBackups = 3;
  for (int i = 0; i < kBackups; ++i) {
    SCOPED_TRACE(i);
    const size_t before = acknowledged_;
    std::atomic<bool> made = false;
    // At least until the copy is made, and at least one group.
    std::thread load([&] {
      do {
        Append();
      } while (!made);
    });
    uint64_t bytes_done = 0;
    const auto result = backup_.BackUp(
        absl::StrCat("b", i), kNow, [&](const BackupProgress& progress) {
          EXPECT_LE(progress.bytes_done, progress.bytes_total);
          bytes_done = progress.bytes_done;
        });
    made = true;
    load.join();
    ASSERT_THAT(result, IsOk());
    EXPECT_EQ(result->bytes, bytes_done);
    EXPECT_GE(result->journal_position, before);

    TempDir fresh;
    ASSERT_THAT(RestoreBackup(result->folder, fresh.path()), IsOk());
    const auto restored = SqliteStore::Open({.folder = fresh.path()});
    ASSERT_THAT(restored, IsOk());
    EXPECT_THAT((*restored)->LastPosition(),
                IsOkAndHolds(result->journal_position));
    StoreHistory wanted = {.acknowledged = history_.events()};
    wanted.acknowledged.resize(result->journal_position);
    if (i + 1 == kBackups) ExpectAnswersFollowJournal(**restored);
    EXPECT_THAT(CheckJournal(**restored, wanted), IsOk());
    EXPECT_THAT(SqlitePeopleStore::Open({.path = fresh.File("people.db")}),
                IsOk());
    EXPECT_THAT(SqliteSlipStore::Open({.path = fresh.File("slips.db")}),
                IsOk());
  }
  EXPECT_THAT(store_->Verify(), IsOkAndHolds(acknowledged_.load()));
}

TEST_F(FolderBackupTest, IsNamedByItsMomentWhereNobodyNamesIt) {
  const auto result = backup_.BackUp("", kNow, NoProgress);
  ASSERT_THAT(result, IsOk());
  EXPECT_EQ(result->folder, FolderOf("2014-07-01T10-03-20Z"));
  const auto manifest = CheckBackup(result->folder);
  ASSERT_THAT(manifest, IsOk());
  EXPECT_EQ(manifest->program, "1.2.3");
  EXPECT_EQ(manifest->made_at, kNow);
}

TEST_F(FolderBackupTest, RefusesANameThatIsTakenOrLeadsElsewhere) {
  ASSERT_THAT(backup_.BackUp("one", kNow, NoProgress), IsOk());
  EXPECT_THAT(backup_.BackUp("one", kNow, NoProgress),
              HasReason("BACKUP_EXISTS"));
  for (const char* name : {"../one", "a/b", ".hidden", "-x", " "}) {
    EXPECT_THAT(backup_.BackUp(name, kNow, NoProgress),
                StatusIs(absl::StatusCode::kInvalidArgument))
        << name;
  }
}

TEST_F(FolderBackupTest, RefusesASecondAtATime) {
  bool asked = false;
  const auto result = backup_.BackUp("one", kNow, [&](const BackupProgress&) {
    if (std::exchange(asked, true)) return;
    EXPECT_THAT(backup_.BackUp("two", kNow, NoProgress),
                HasReason("BACKUP_RUNNING"));
  });
  EXPECT_THAT(result, IsOk());
  EXPECT_TRUE(asked);
  EXPECT_THAT(backup_.BackUp("two", kNow, NoProgress), IsOk());
}

TEST_F(FolderBackupTest, OfADamagedStoreIsNotMade) {
  store_ = nullptr;
  std::fstream file(data_.File("journal.db"),
                    std::ios::binary | std::ios::in | std::ios::out);
  file.seekp(50'000);
  file << "damage";
  file.close();
  EXPECT_THAT(
      backup_.BackUp("one", kNow, NoProgress),
      StatusIs(absl::StatusCode::kDataLoss, HasSubstr("journal.db: page 4")));
  EXPECT_TRUE(std::filesystem::is_empty(backups_.path()));
}

TEST_F(FolderBackupTest, ThatIsDamagedOrNotCompleteIsRefusedByName) {
  ASSERT_THAT(backup_.BackUp("one", kNow, NoProgress), IsOk());
  std::mt19937 random(1);
  for (const std::string name :
       {"journal.db", "people.db", "slips.db", "manifest"}) {
    for (const bool is_cut : {false, true}) {
      SCOPED_TRACE(name);
      TempDir copy;
      std::filesystem::copy(FolderOf("one"), copy.path());
      const std::string path = copy.File(name);
      const auto size = std::filesystem::file_size(path);
      if (is_cut) {
        std::filesystem::resize_file(path, size - 1);
      } else {
        std::filesystem::remove(path);
      }
      TempDir fresh;
      EXPECT_THAT(RestoreBackup(copy.path(), fresh.path()),
                  StatusIs(absl::StatusCode::kDataLoss, HasSubstr(path)));
      EXPECT_FALSE(std::filesystem::exists(fresh.File("journal.db")));
    }
  }
  for (int i = 0; i < 50; ++i) {
    TempDir copy;
    std::filesystem::copy(FolderOf("one"), copy.path());
    const std::string path = copy.File("journal.db");
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    const auto at = static_cast<std::streamoff>(
        random() % std::filesystem::file_size(path));
    file.seekg(at);
    const int byte = file.get();
    file.seekp(at);
    file.put(static_cast<char>(byte ^ (1 << random() % 8)));
    file.close();
    EXPECT_THAT(CheckBackup(copy.path()),
                StatusIs(absl::StatusCode::kDataLoss, HasSubstr(path)));
  }
}

TEST_F(FolderBackupTest, IsNotRestoredOverAStore) {
  ASSERT_THAT(backup_.BackUp("one", kNow, NoProgress), IsOk());
  EXPECT_THAT(RestoreBackup(FolderOf("one"), data_.path()),
              HasReason("STORE_IN_USE"));
  store_ = nullptr;
  EXPECT_THAT(RestoreBackup(FolderOf("one"), data_.path()),
              HasReason("DATA_FOLDER_IN_USE"));
  OpenData();
  EXPECT_THAT(store_->Verify(), IsOkAndHolds(acknowledged_.load()));
}

}  // namespace
}  // namespace intake::testing
