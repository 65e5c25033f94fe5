#include "services/rpc/executor.h"

#include <sched.h>

#include <atomic>

#include "absl/synchronization/notification.h"
#include "core/base/error.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

TEST(Executor, RunsWhatItTookBeforeItStops) {
  std::atomic<int> done = 0;
  Executor executor(/*threads=*/2, /*waiting_max=*/100);
  for (int i = 0; i < 100; ++i) {
    EXPECT_TRUE(executor.Run([&done] { ++done; }).ok());
  }
  executor.Stop();
  EXPECT_EQ(done, 100);
}

TEST(Executor, RefusesMoreThanMayWait) {
  Executor executor(/*threads=*/1, /*waiting_max=*/1);
  absl::Notification started;
  absl::Notification go_on;
  EXPECT_TRUE(executor
                  .Run([&] {
                    started.Notify();
                    go_on.WaitForNotification();
                  })
                  .ok());
  started.WaitForNotification();
  EXPECT_TRUE(executor.Run([] {}).ok());
  const absl::Status full = executor.Run([] {});
  EXPECT_EQ(full.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ReasonOf(full), "QUEUE_FULL");
  EXPECT_TRUE(RetryAfterOf(full).has_value());
  go_on.Notify();
}

TEST(Executor, TakesNothingOnceStopped) {
  Executor executor(/*threads=*/1, /*waiting_max=*/1);
  executor.Stop();
  executor.Stop();
  EXPECT_EQ(ReasonOf(executor.Run([] {})), "SHUTTING_DOWN");
}

TEST(Executor, GivesWayToAllOthersWhereItIsTold) {
  for (const auto priority :
       {Executor::Priority::kNormal, Executor::Priority::kWhenIdle}) {
    int scheduler = -1;
    Executor executor(1, 1, priority);
    EXPECT_TRUE(executor.Run([&] { scheduler = sched_getscheduler(0); }).ok());
    executor.Stop();
    EXPECT_EQ(scheduler, priority == Executor::Priority::kWhenIdle
                             ? SCHED_IDLE
                             : SCHED_OTHER);
  }
}

}  // namespace
}  // namespace intake
