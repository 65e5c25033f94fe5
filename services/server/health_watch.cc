#include "services/server/health_watch.h"

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
      watching_(kInterval, [this] { Look(); }) {}

void HealthWatch::Look() {
  const bool healthy = healthy_();
  if (healthy == reported_) return;
  report_(healthy);
  reported_ = healthy;
}

}  // namespace intake
