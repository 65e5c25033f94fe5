// Disks that fill up or fail: nothing acknowledged is lost, and the store goes
// on by itself when the trouble is over.

#include <sqlite3.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/contract/sample_events.h"
#include "storage/sqlite/fault_vfs.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

using ::testing::AnyOf;

struct FaultCase {
  std::string name;
  int on_write = SQLITE_OK;
  int on_sync = SQLITE_OK;
};

class SqliteFaults : public ::testing::TestWithParam<FaultCase> {
 protected:
  ~SqliteFaults() override { FaultsOfDisk().Heal(); }

  void FailAfter(int calls) {
    FaultsOfDisk().FailAfter(calls, GetParam().on_write, GetParam().on_sync);
  }

  // Readers wait for the views for `wait_max`: briefly where those fail for
  // good.
  static std::unique_ptr<SqliteStore> Open(
      const TempDir& folder, const std::string& failing_file,
      absl::Duration wait_max = absl::Milliseconds(100)) {
    FaultsOfDisk().file = failing_file;
    auto store = SqliteStore::Open({.folder = folder.path(),
                                    .vfs = FaultVfsName(),
                                    .batch_events_max = 10,
                                    .backlog_events_max = 10,
                                    .wait_max = wait_max});
    EXPECT_THAT(store, IsOk());
    return *std::move(store);
  }

  Event Submission(uint32_t sequence) const {
    return Judged(account_, {.sequence = sequence,
                             .key = absl::StrCat(sequence),
                             .receipt = sequence});
  }

  // A machine that is busy with other things may need longer than a question
  // waits.
  uint32_t SequenceOf(SqliteStore& store) const {
    auto states = store.LoadStates({&account_.number, 1});
    for (int again = 0; again < 100 && absl::IsUnavailable(states.status());
         ++again) {
      states = store.LoadStates({&account_.number, 1});
    }
    EXPECT_THAT(states, IsOk());
    return states.ok() ? states->front().sequence : 0;
  }

  bool HasKey(SqliteStore& store, uint32_t sequence) const {
    const auto found =
        store.FindByKey(account_.number, "sms", absl::StrCat(sequence));
    EXPECT_THAT(found, IsOk());
    return found.ok() && found->has_value();
  }

  const Account account_ = OneTariffAccount();
};

TEST_P(SqliteFaults, NothingAcknowledgedIsLostWhicheverWriteOfTheJournalFails) {
  bool failed = true;
  for (int calls = 0; failed; ++calls) {
    SCOPED_TRACE(absl::StrCat("after ", calls, " calls"));
    ASSERT_LT(calls, 200);
    TempDir folder;
    auto store = Open(folder, "journal.db");
    ASSERT_THAT(store->Append({Defined(account_), Submission(2)}), IsOk());

    FailAfter(calls);
    const absl::Status during =
        store->Append({Submission(3), Submission(4), Submission(5)});
    const absl::Status probe = store->Probe();
    failed = FaultsOfDisk().failed > 0;
    FaultsOfDisk().Heal();
    if (!during.ok()) {
      EXPECT_THAT(during, AnyOf(HasReason("STORE_FULL"),
                                HasReason("STORE_UNAVAILABLE")));
      EXPECT_TRUE(RetryAfterOf(during).has_value());
    }
    if (!failed) {
      EXPECT_THAT(during, IsOk());
      EXPECT_THAT(probe, IsOk());
    }

    // All of the group or nothing; for certain when it was acknowledged, and
    // for certain not when there was no space.
    const uint32_t sequence = SequenceOf(*store);
    EXPECT_TRUE(sequence == 2 || sequence == 5) << sequence;
    if (during.ok()) {
      EXPECT_EQ(sequence, 5u);
    }
    if (absl::IsResourceExhausted(during)) {
      EXPECT_EQ(sequence, 2u);
    }
    EXPECT_THAT(store->Probe(), IsOk());
    ASSERT_THAT(store->Append({Submission(sequence + 1)}), IsOk());

    store = nullptr;
    store = Open(folder, "journal.db");
    EXPECT_EQ(SequenceOf(*store), sequence + 1);
    for (uint32_t i = 2; i <= sequence + 1; ++i) {
      EXPECT_TRUE(HasKey(*store, i)) << i;
    }
    EXPECT_THAT(store->Verify(), IsOkAndHolds(sequence + 1));
  }
}

TEST_P(SqliteFaults, AppendsGoOnWhileTheViewsFailAndQuestionsWaitTheirTurn) {
  bool failed = true;
  for (int calls = 0; failed; calls += 1 + calls / 4) {
    SCOPED_TRACE(absl::StrCat("after ", calls, " calls"));
    ASSERT_LT(calls, 1000);
    TempDir folder;
    auto store = Open(folder, "views.db");
    ASSERT_THAT(store->Append({Defined(account_), Submission(2)}), IsOk());
    ASSERT_EQ(SequenceOf(*store), 2u);

    FailAfter(calls);
    ASSERT_THAT(store->Append({Submission(3)}), IsOk());
    const auto states = store->LoadStates({&account_.number, 1});
    if (!states.ok()) {
      const bool full = GetParam().on_write == SQLITE_FULL;
      EXPECT_THAT(states, HasReason(full ? "STORE_FULL" : "STORE_UNAVAILABLE"));
    }
    failed = FaultsOfDisk().failed > 0;
    FaultsOfDisk().Heal();

    // That a disk was full is said until the next attempt finds that it is not.
    absl::Status healed;
    const absl::Time deadline = absl::Now() + absl::Minutes(1);
    do {
      healed = store->LoadStates({&account_.number, 1}).status();
      if (!healed.ok()) absl::SleepFor(absl::Milliseconds(10));
    } while (!healed.ok() && absl::Now() < deadline);
    EXPECT_THAT(healed, IsOk());
    EXPECT_EQ(SequenceOf(*store), 3u);
    EXPECT_TRUE(HasKey(*store, 3));
  }
}

TEST_P(SqliteFaults, AppendRefusesOnceTheViewsAreTooFarBehind) {
  TempDir folder;
  auto store = Open(folder, "views.db");
  ASSERT_THAT(store->Append({Defined(account_)}), IsOk());
  ASSERT_EQ(SequenceOf(*store), 1u);
  FailAfter(0);
  uint32_t sequence = 1;
  absl::Status status;
  while (status.ok() && sequence < 100) {
    status = store->Append({Submission(sequence + 1)});
    if (status.ok()) ++sequence;
  }
  // A checkpoint alone syncs the views: where only that fails, nothing does.
  if (GetParam().on_write == SQLITE_OK) return;
  EXPECT_THAT(status, HasReason("STORE_FULL"));
  EXPECT_LE(sequence, 13u);
  EXPECT_THAT(store->Probe(), HasReason("STORE_FULL"));
  FaultsOfDisk().Heal();
  for (int i = 0; i < 100 && !store->Probe().ok(); ++i) {
  }
  EXPECT_THAT(store->Append({Submission(sequence + 1)}), IsOk());
  EXPECT_EQ(SequenceOf(*store), sequence + 1);
}

TEST_P(SqliteFaults, ARebuildThatFailsLeavesTheViewsAsTheyWere) {
  bool failed = true;
  for (int calls = 0; failed; calls += 1 + calls / 4) {
    SCOPED_TRACE(absl::StrCat("after ", calls, " calls"));
    ASSERT_LT(calls, 1000);
    TempDir folder;
    auto store = Open(folder, "views.db.new", absl::Minutes(1));
    ASSERT_THAT(store->Append({Defined(account_), Submission(2)}), IsOk());
    FailAfter(calls);
    const absl::Status during =
        store->RebuildViews([](const ViewsProgress&) {});
    failed = FaultsOfDisk().failed > 0;
    EXPECT_EQ(during.ok(), !failed) << during;
    FaultsOfDisk().Heal();
    EXPECT_EQ(SequenceOf(*store), 2u);
    EXPECT_THAT(store->RebuildViews([](const ViewsProgress&) {}), IsOk());
    EXPECT_TRUE(HasKey(*store, 2));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Disks, SqliteFaults,
    ::testing::Values(FaultCase{"Full", SQLITE_FULL, SQLITE_OK},
                      FaultCase{"WriteFails", SQLITE_IOERR_WRITE, SQLITE_OK},
                      FaultCase{"SyncFails", SQLITE_OK, SQLITE_IOERR_FSYNC},
                      FaultCase{"AllFails", SQLITE_IOERR_WRITE,
                                SQLITE_IOERR_FSYNC}),
    [](const ::testing::TestParamInfo<FaultCase>& fault) {
      return fault.param.name;
    });

}  // namespace
}  // namespace intake::testing
