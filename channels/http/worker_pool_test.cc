#include "channels/http/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>

#include "absl/synchronization/notification.h"

namespace intake::http {
namespace {

TEST(WorkerPool, DoesAllThatWaitsBeforeItEnds) {
  std::atomic<int> done = 0;
  {
    WorkerPool pool(/*threads=*/3, /*waiting_max=*/100);
    for (int i = 0; i < 100; ++i) {
      ASSERT_TRUE(pool.Run([&] { ++done; }).ok());
    }
  }
  EXPECT_EQ(done, 100);
}

TEST(WorkerPool, RefusesWorkWhenTooMuchWaits) {
  absl::Notification started;
  absl::Notification release;
  std::atomic<int> done = 0;
  {
    WorkerPool pool(/*threads=*/1, /*waiting_max=*/2);
    ASSERT_TRUE(pool.Run([&] {
                      started.Notify();
                      release.WaitForNotification();
                      ++done;
                    })
                    .ok());
    started.WaitForNotification();
    EXPECT_TRUE(pool.Run([&] { ++done; }).ok());
    EXPECT_TRUE(pool.Run([&] { ++done; }).ok());
    EXPECT_EQ(pool.Run([&] { ++done; }).code(),
              absl::StatusCode::kResourceExhausted);
    release.Notify();
  }
  EXPECT_EQ(done, 3);
}

}  // namespace
}  // namespace intake::http
