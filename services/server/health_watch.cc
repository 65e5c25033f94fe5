#include "services/server/health_watch.h"

#include <optional>
#include <utility>

#include "absl/time/time.h"

namespace intake {
namespace {

constexpr absl::Duration kInterval = absl::Milliseconds(100);

}  // namespace

HealthWatch::HealthWatch(std::function<bool()> healthy,
                         std::function<void(bool)> report)
    : healthy_(std::move(healthy)),
      report_(std::move(report)),
      thread_([this] { Watch(); }) {}

HealthWatch::~HealthWatch() { Stop(); }

void HealthWatch::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void HealthWatch::Watch() {
  std::optional<bool> reported;
  absl::MutexLock lock(&mutex_);
  while (!stopping_) {
    const bool healthy = healthy_();
    if (healthy != reported) {
      report_(healthy);
      reported = healthy;
    }
    mutex_.AwaitWithTimeout(absl::Condition(&stopping_), kInterval);
  }
}

}  // namespace intake
