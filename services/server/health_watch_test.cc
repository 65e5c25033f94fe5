#include "services/server/health_watch.h"

#include <atomic>
#include <vector>

#include "absl/synchronization/mutex.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

using ::testing::ElementsAre;

TEST(HealthWatch, ReportsTheFirstAnswerAndEveryChange) {
  std::atomic<bool> healthy = true;
  absl::Mutex mutex;
  std::vector<bool> reports;
  HealthWatch watch([&] { return healthy.load(); },
                    [&](bool now) {
                      absl::MutexLock lock(&mutex);
                      reports.push_back(now);
                    });
  const auto await_reports = [&](size_t count) {
    const auto there = [&] { return reports.size() >= count; };
    absl::MutexLock lock(&mutex);
    mutex.Await(absl::Condition(&there));
  };
  await_reports(1);
  healthy = false;
  await_reports(2);
  healthy = true;
  await_reports(3);
  watch.Stop();
  EXPECT_THAT(reports, ElementsAre(true, false, true));
}

TEST(HealthWatch, MayBeStoppedTwice) {
  HealthWatch watch([] { return true; }, [](bool) {});
  watch.Stop();
  watch.Stop();
}

}  // namespace
}  // namespace intake
