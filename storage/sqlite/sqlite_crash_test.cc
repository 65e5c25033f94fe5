// Power lost at any sync point or write of a run, and of what was not synced
// anything lost, kept or torn: everything acknowledged is there afterwards.
//
// INTAKE_CRASH_SEEDS asks for more seeds than the suite runs.

#include <sqlite3.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/contract/memory_folder.h"
#include "storage/contract/random_history.h"
#include "storage/contract/store_checks.h"
#include "storage/sqlite/checked_vfs.h"
#include "storage/sqlite/crash_vfs.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

constexpr uint32_t kSeeds = 2'000;

// Questions wait for `wait_max`: briefly while the power may go.
absl::StatusOr<std::unique_ptr<SqliteStore>> OpenOn(
    const std::string& folder,
    absl::Duration wait_max = absl::Milliseconds(5)) {
  return SqliteStore::Open({.folder = folder,
                            .vfs = CrashVfsName(),
                            .readers_max = 2,
                            .batch_events_max = 7,
                            .wait_max = wait_max});
}

// From beside the store, as its own threads do after long.
void Checkpoint(const std::string& file, int mode) {
  sqlite3* database = nullptr;
  sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READWRITE,
                  CheckedVfsName(CrashVfsName()));
  sqlite3_wal_checkpoint_v2(database, nullptr, mode, nullptr, nullptr);
  sqlite3_close(database);
}

// Uses a store as a server does until its script ends or the power does.
class ScriptedUse {
 public:
  ScriptedUse(const std::string& folder, uint32_t seed)
      : folder_(folder), random_(seed), history_(seed) {}

  // What was acknowledged, and what may be there.
  const StoreHistory& given() const { return given_; }

  void Steps(int steps) {
    Reopen();
    for (int i = 0; i < steps && !off(); ++i) Step();
    store_ = nullptr;
  }

 private:
  static bool off() { return TheCrashDisk().is_off(); }

  void Step() {
    switch (random_() % 12) {
      case 0:
        return Reopen();
      case 1:
        return Must(
            [&] { return store_->RebuildViews([](const ViewsProgress&) {}); });
      case 2:
        return Checkpoint(folder_ + "/journal.db", SQLITE_CHECKPOINT_PASSIVE);
      case 3:
        return Checkpoint(folder_ + "/journal.db", SQLITE_CHECKPOINT_RESTART);
      case 4:
        return Checkpoint(folder_ + "/views.db", SQLITE_CHECKPOINT_PASSIVE);
      case 5:
        return Must([&] { return store_->Probe(); });
      case 6:
      case 7:
      case 8:
        return Must([&] { return store_->ListHeld({}, {}, 10).status(); });
      default:
        return Append();
    }
  }

  void Reopen() {
    store_ = nullptr;
    Must([&] {
      auto store = OpenOn(folder_);
      if (!store.ok()) return store.status();
      store_ = *std::move(store);
      return absl::OkStatus();
    });
  }

  void Append() {
    given_.unknown = history_.NextGroup(6);
    Must([&] {
      const absl::Status status = store_->Append(given_.unknown);
      if (status.ok()) Acknowledge();
      // What it is found to hold may be answered to somebody.
      const auto last = store_->LastPosition();
      if (!given_.unknown.empty() && last.ok() &&
          *last > given_.acknowledged.size()) {
        Acknowledge();
      }
      return given_.unknown.empty() ? absl::OkStatus() : status;
    });
  }

  void Acknowledge() {
    given_.acknowledged.insert(given_.acknowledged.end(),
                               given_.unknown.begin(), given_.unknown.end());
    given_.unknown.clear();
  }

  // While the power is there, all goes well in the end; a busy machine may
  // need longer than the views are waited for.
  template <typename Call>
  void Must(const Call& call) {
    absl::Status status;
    for (int tries = 0; tries < 5'000 && !off(); ++tries) {
      status = call();
      if (status.ok()) return;
    }
    if (!off()) {
      EXPECT_THAT(status, IsOk());
    }
  }

  const std::string folder_;
  std::mt19937 random_;
  RandomHistory history_;
  StoreHistory given_;
  std::unique_ptr<SqliteStore> store_;
};

// Opens the store until the power fails again. What it is found to hold may
// have been answered to somebody: it counts as acknowledged.
void OpenInBetween(const std::string& folder, StoreHistory& given) {
  const auto store = OpenOn(folder);
  const auto last = store.ok() ? (*store)->LastPosition() : store.status();
  TheCrashDisk().LosePower();
  if (!last.ok() || *last <= given.acknowledged.size()) return;
  given.acknowledged.insert(given.acknowledged.end(), given.unknown.begin(),
                            given.unknown.end());
  given.unknown.clear();
}

// After the power is back, and in between may fail again while the store opens;
// or the process alone had ended, and the power fails after the next has begun.
absl::Status CheckRestarted(const std::string& folder, uint32_t seed,
                            StoreHistory given) {
  if (seed % 3 == 0) {
    TheCrashDisk().Restart(seed, {.at_change = 1 + seed % 97});
    OpenInBetween(folder, given);
  }
  if (seed % 3 == 1) {
    TheCrashDisk().GoOn();
    OpenInBetween(folder, given);
  }
  TheCrashDisk().Restart(seed + 1, {});
  auto store = OpenOn(folder, absl::Minutes(1));
  if (!store.ok()) return store.status();
  absl::Status status = CheckJournal(**store, given);
  if (status.ok() && seed % 2 == 0) ExpectAnswersFollowJournal(**store);
  return status;
}

uint32_t Seeds() {
  uint32_t seeds = kSeeds;
  const char* wanted = std::getenv("INTAKE_CRASH_SEEDS");
  if (wanted != nullptr && !absl::SimpleAtoi(wanted, &seeds)) seeds = kSeeds;
  return seeds;
}

struct SyncCase {
  std::string name;
  uint32_t script = 0;
  bool after_sync = false;
};

class SqliteCrash : public ::testing::TestWithParam<SyncCase> {};

TEST_P(SqliteCrash, NothingAcknowledgedIsLostAtAnySyncPoint) {
  constexpr int kSteps = 40;
  uint32_t point = 1;
  for (bool finished = false; !finished && !HasFailure(); ++point) {
    SCOPED_TRACE(absl::StrCat("sync ", point));
    MemoryFolder folder;
    TheCrashDisk().Start(
        folder.path(), {.at_sync = point, .after_sync = GetParam().after_sync});
    ScriptedUse run(folder.path(), GetParam().script);
    run.Steps(kSteps);
    finished = !TheCrashDisk().is_off();
    EXPECT_THAT(CheckRestarted(folder.path(), point, run.given()), IsOk());
  }
  std::cout << point - 2 << " sync points\n";
  EXPECT_GT(point, 30u);
}

INSTANTIATE_TEST_SUITE_P(
    Moments, SqliteCrash,
    ::testing::Values(SyncCase{"InsteadOfASync", 3, false},
                      SyncCase{"AfterASync", 3, true},
                      SyncCase{"InsteadOfASyncOfAnotherRun", 4, false},
                      SyncCase{"AfterASyncOfAnotherRun", 4, true}),
    [](const ::testing::TestParamInfo<SyncCase>& sync) {
      return sync.param.name;
    });

TEST(SqliteCrashes, NothingAcknowledgedIsLostAtAnyWriteOfAnyRun) {
  const uint32_t seeds = Seeds();
  uint32_t crashed = 0;
  for (uint32_t seed = 1; seed <= seeds && !::testing::Test::HasFailure();
       ++seed) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    std::mt19937 random(seed);
    MemoryFolder folder;
    TheCrashDisk().Start(folder.path(), {.at_change = 1 + random() % 300});
    ScriptedUse run(folder.path(), seed);
    run.Steps(1 + static_cast<int>(random() % 25U));
    if (TheCrashDisk().is_off()) ++crashed;
    EXPECT_THAT(CheckRestarted(folder.path(), seed, run.given()), IsOk());
  }
  std::cout << crashed << " of " << seeds << " runs lost their power\n";
}

TEST(SqliteCrashes, NothingFoundAfterAFailedSyncIsLostByALaterCrash) {
  for (uint32_t seed = 1; seed <= 200 && !::testing::Test::HasFailure();
       ++seed) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    std::mt19937 random(seed);
    MemoryFolder folder;
    // The journal's log and the journal itself in turn.
    const bool of_log = random() % 4 != 0;
    TheCrashDisk().Start(
        folder.path(),
        {.at_change = 20 + random() % 300,
         .failing_sync = 1 + random() % (of_log ? 20 : 4),
         .failing_suffix = of_log ? "journal.db-wal" : "journal.db"});
    ScriptedUse run(folder.path(), seed);
    run.Steps(20);
    EXPECT_THAT(CheckRestarted(folder.path(), seed, run.given()), IsOk());
  }
}

TEST(SqliteCrashes, ADiskThatLiesAboutSyncsIsFoundOut) {
  uint32_t lost = 0;
  for (uint32_t seed = 1; seed <= 40; ++seed) {
    MemoryFolder folder;
    TheCrashDisk().Start(folder.path(), {});
    TheCrashDisk().LieAboutSyncs();
    ScriptedUse run(folder.path(), seed);
    run.Steps(10);
    if (!CheckRestarted(folder.path(), seed, run.given()).ok()) ++lost;
  }
  EXPECT_GE(lost, 10u);
}

}  // namespace
}  // namespace intake::testing
