// A clock that is wrong by what a file says, which a test may change at any
// moment, from another process.

#ifndef INTAKE_TESTS_FAULT_SHIFTED_CLOCK_H_
#define INTAKE_TESTS_FAULT_SHIFTED_CLOCK_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/base/clock.h"

namespace intake::testing {

// Thread-safe. The file is a number of microseconds, shared by all processes
// that have it open.
class ShiftedClock final : public Clock {
 public:
  // Made if it is not there, then right. UNAVAILABLE: it cannot be used.
  static absl::StatusOr<std::unique_ptr<ShiftedClock>> Open(
      const std::string& path);

  absl::Time Now() const override {
    return system_.Now() + absl::Microseconds(offset_us_->load());
  }
  void SetOffset(absl::Duration offset) {
    *offset_us_ = absl::ToInt64Microseconds(offset);
  }
  // As SetOffset, so that it is `now` at this moment.
  void SetNow(absl::Time now) { SetOffset(now - system_.Now()); }

 private:
  // The mapping ends with the process.
  explicit ShiftedClock(std::atomic<int64_t>* offset_us)
      : offset_us_(offset_us) {}

  const SystemClock system_;
  std::atomic<int64_t>* const offset_us_;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_SHIFTED_CLOCK_H_
