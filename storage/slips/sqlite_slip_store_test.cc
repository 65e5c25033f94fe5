// Kills, full disks and damaged files: what was answered is there.

#include "storage/slips/sqlite_slip_store.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <memory>
#include <optional>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/slips/slips_for_test.h"
#include "storage/sqlite/fault_vfs.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

constexpr int kSlips = 1000;

int KeyedIn(SqliteSlipStore& store) {
  const auto batch = store.LoadBatch("7");
  EXPECT_THAT(batch, IsOk());
  int keyed = 0;
  if (!batch.ok()) return keyed;
  for (const Slip& slip : (*batch)->slips) {
    if (!slip.first) break;
    EXPECT_EQ(*slip.first, KeyingOf("anna", slip.sequence));
    ++keyed;
  }
  return keyed;
}

// Goes on behind the last slip; tells of each that is acknowledged.
[[noreturn]] void KeyUntilKilled(const std::string& folder, int acknowledged) {
  const auto store = OpenSlips(folder);
  if (store == nullptr) _exit(1);
  for (int sequence = KeyedIn(*store) + 1; sequence <= kSlips; ++sequence) {
    if (!store
             ->PutKeying(1, sequence, Turn::kFirst, KeyingOf("anna", sequence),
                         std::nullopt)
             .ok()) {
      _exit(2);
    }
    if (write(acknowledged, &sequence, sizeof(sequence)) < 0) _exit(3);
  }
  _exit(4);
}

TEST(SqliteSlipStore, HasEveryAcknowledgedSlipAfterAnyKill) {
  const TempDir folder;
  ASSERT_THAT(OpenSlips(folder.path())->AddBatch(OpenRecord("7", kSlips)),
              IsOkAndHolds(1u));
  std::mt19937 random(1);
  int acknowledged = 0;
  for (int cycle = 0; cycle < 10; ++cycle) {
    SCOPED_TRACE(absl::StrCat("cycle ", cycle));
    int channel[2];
    ASSERT_EQ(pipe(channel), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(channel[0]);
      KeyUntilKilled(folder.path(), channel[1]);
    }
    close(channel[1]);
    const uint64_t slips = 1 + random() % 20;
    for (uint64_t i = 0; i < slips; ++i) {
      ASSERT_EQ(read(channel[0], &acknowledged, sizeof(acknowledged)),
                static_cast<ssize_t>(sizeof(acknowledged)));
    }
    ASSERT_EQ(kill(child, SIGKILL), 0);
    ASSERT_EQ(waitpid(child, nullptr, 0), child);
    while (read(channel[0], &acknowledged, sizeof(acknowledged)) > 0) {
    }
    close(channel[0]);
    const auto store = OpenSlips(folder.path());
    ASSERT_NE(store, nullptr);
    // And at most the one that it did not live to tell of.
    EXPECT_GE(KeyedIn(*store), acknowledged);
    EXPECT_LE(KeyedIn(*store), acknowledged + 1);
  }
}

TEST(SqliteSlipStore, LosesNothingOnADiskThatFillsUpOrFails) {
  const struct {
    int on_write;
    int on_sync;
  } kDisks[] = {{SQLITE_FULL, SQLITE_OK},
                {SQLITE_IOERR_WRITE, SQLITE_OK},
                {SQLITE_OK, SQLITE_IOERR_FSYNC}};
  for (const auto& disk : kDisks) {
    bool failed = true;
    for (int calls = 0; failed; ++calls) {
      SCOPED_TRACE(absl::StrCat(disk.on_write, " after ", calls, " calls"));
      ASSERT_LT(calls, 200);
      const TempDir folder;
      FaultsOfDisk().file = "slips.db";
      auto store = OpenSlips(folder.path(), FaultVfsName());
      ASSERT_THAT(store->AddBatch(OpenRecord("7", 3)), IsOk());
      const auto put = [&](int sequence) {
        return store->PutKeying(1, sequence, Turn::kFirst,
                                KeyingOf("anna", sequence), std::nullopt);
      };
      ASSERT_THAT(put(1), IsOk());

      FaultsOfDisk().FailAfter(calls, disk.on_write, disk.on_sync);
      const absl::Status during = put(2);
      failed = FaultsOfDisk().failed > 0;
      FaultsOfDisk().Heal();
      EXPECT_TRUE(during.ok() || RetryAfterOf(during)) << during;
      EXPECT_GE(KeyedIn(*store), during.ok() ? 2 : 1);
      // The same again does no harm, and all is there after a restart.
      EXPECT_THAT(put(2), IsOk());
      EXPECT_THAT(put(3), IsOk());
      store = nullptr;
      store = OpenSlips(folder.path(), FaultVfsName());
      EXPECT_EQ(KeyedIn(*store), 3);
    }
  }
}

TEST(SqliteSlipStore, SaysWhatIsDamaged) {
  const TempDir folder;
  auto store = OpenSlips(folder.path());
  ASSERT_THAT(store->AddBatch(OpenRecord("7", 3)), IsOk());
  ASSERT_THAT(
      store->PutKeying(1, 2, Turn::kFirst, KeyingOf("anna", 2), std::nullopt),
      IsOk());
  store = nullptr;
  for (const char* const damage :
       {"UPDATE keyings SET sequence = 4", "UPDATE keyings SET turn = 9",
        "UPDATE keyings SET turn = 1, sequence = 2, reading_values = '1e5'",
        "UPDATE keyings SET reading_values = '1', reading_date = 'x'",
        "UPDATE batches SET date = '2014-02-30'"}) {
    SCOPED_TRACE(damage);
    const std::string path = absl::StrCat(folder.path(), "/slips.db");
    auto connection =
        Connection::Open({.path = path}, Connection::Access::kReadWrite);
    ASSERT_THAT(connection, IsOk());
    ASSERT_THAT((*connection)->RunScript(damage), IsOk());
    EXPECT_THAT(OpenSlips(folder.path())->LoadBatch("7"),
                StatusIs(absl::StatusCode::kDataLoss));
  }
}

TEST(SqliteSlipStore, LeavesAFileOfANewerProgramAlone) {
  const TempDir folder;
  const std::string path = absl::StrCat(folder.path(), "/slips.db");
  ASSERT_NE(OpenSlips(folder.path()), nullptr);
  {
    auto connection =
        Connection::Open({.path = path}, Connection::Access::kReadWrite);
    ASSERT_THAT((*connection)->RunScript("PRAGMA user_version = 99"), IsOk());
  }
  EXPECT_THAT(SqliteSlipStore::Open({.path = path}),
              StatusIs(absl::StatusCode::kFailedPrecondition));
}

}  // namespace
}  // namespace intake::testing
