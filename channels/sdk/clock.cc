#include "channels/sdk/clock.h"

#include <chrono>

#include "absl/time/clock.h"

namespace intake::sdk {
namespace {

class MachineClock final : public Clock {
 public:
  absl::Duration Elapsed() const override {
    return absl::FromChrono(
        std::chrono::steady_clock::now().time_since_epoch());
  }
  void Sleep(absl::Duration duration) override { absl::SleepFor(duration); }
};

}  // namespace

Clock& SteadyClock() {
  static MachineClock clock;
  return clock;
}

}  // namespace intake::sdk
