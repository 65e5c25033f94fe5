// A process killed at any moment: everything it had acknowledged is there.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/contract/sample_events.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

constexpr int kCycles = 20;
constexpr uint32_t kGroupEvents = 5;

Event Submission(const Account& account, uint32_t sequence) {
  return Judged(account, {.sequence = sequence,
                          .key = absl::StrCat(sequence),
                          .receipt = sequence});
}

// Appends for ever; tells of each acknowledged group's last sequence number.
[[noreturn]] void AppendUntilKilled(const std::string& folder,
                                    const Account& account, int acknowledged) {
  // A few events to a batch, so that views are applied all the time too.
  auto store = SqliteStore::Open({.folder = folder, .batch_events_max = 10});
  if (!store.ok()) _exit(1);
  auto states = (*store)->LoadStates({&account.number, 1});
  if (!states.ok()) _exit(2);
  for (uint32_t sequence = states->front().sequence;;) {
    std::vector<Event> group;
    if (sequence == 0) {
      group.push_back(Defined(account));
      ++sequence;
    }
    while (group.size() < kGroupEvents) {
      group.push_back(Submission(account, ++sequence));
    }
    if (!(*store)->Append(group).ok()) _exit(3);
    if (write(acknowledged, &sequence, sizeof(sequence)) < 0) _exit(4);
  }
}

TEST(SqliteKill, EverythingAcknowledgedIsThereAfterAnyKill) {
  const TempDir folder;
  const Account account = OneTariffAccount();
  std::mt19937 random(1);
  uint32_t acknowledged = 0;
  for (int cycle = 0; cycle < kCycles; ++cycle) {
    SCOPED_TRACE(absl::StrCat("cycle ", cycle));
    int channel[2];
    ASSERT_EQ(pipe(channel), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(channel[0]);
      AppendUntilKilled(folder.path(), account, channel[1]);
    }
    close(channel[1]);
    // So many groups after its start, wherever the child then is in the next.
    const uint64_t groups = 1 + random() % 40;
    uint32_t sequence = 0;
    for (uint64_t i = 0; i < groups; ++i) {
      ASSERT_EQ(read(channel[0], &sequence, sizeof(sequence)),
                static_cast<ssize_t>(sizeof(sequence)));
      acknowledged = sequence;
    }
    ASSERT_EQ(kill(child, SIGKILL), 0);
    ASSERT_EQ(waitpid(child, nullptr, 0), child);
    // What it had still told before it was gone.
    while (read(channel[0], &sequence, sizeof(sequence)) > 0) {
      acknowledged = sequence;
    }
    close(channel[0]);

    auto store = SqliteStore::Open({.folder = folder.path()});
    ASSERT_THAT(store, IsOk());
    const auto states = (*store)->LoadStates({&account.number, 1});
    ASSERT_THAT(states, IsOk());
    const uint32_t stored = states->front().sequence;
    // And at most one group that it did not live to tell of, whole.
    EXPECT_GE(stored, acknowledged);
    EXPECT_LE(stored, acknowledged + kGroupEvents);
    EXPECT_EQ(stored % kGroupEvents, 0u);
    const auto verified = (*store)->Verify();
    EXPECT_THAT(verified, IsOkAndHolds(stored));
    EXPECT_THAT(
        (*store)->FindByKey(account.number, "sms", absl::StrCat(stored)),
        IsOkAndHolds(::testing::Ne(std::nullopt)));
  }
}

}  // namespace
}  // namespace intake::testing
