// Simulated time: what is to happen when, and a wall clock that does not keep
// to it.

#ifndef INTAKE_TESTS_SIMULATION_TIMELINE_H_
#define INTAKE_TESTS_SIMULATION_TIMELINE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "absl/time/time.h"
#include "core/base/clock.h"
#include "tests/simulation/trace.h"

namespace intake::simulation {

// Time passes only in RunNext, from one thing that was to happen to the next.
// As Clock it is the wall clock of all machines. Not thread-safe.
class Timeline final : public Clock {
 public:
  Timeline(absl::Time start, Trace& trace) : start_(start), trace_(trace) {}

  absl::Time Now() const override { return start_ + elapsed_; }
  // Since the start; steady.
  absl::Duration elapsed() const { return elapsed_; }

  // What is due at the same moment happens in the order in which it was asked
  // for.
  void After(absl::Duration delay, std::function<void()> action) {
    due_.emplace(std::pair(elapsed_ + delay, ++asked_), std::move(action));
  }
  // False where nothing is to come.
  bool RunNext() {
    if (due_.empty()) return false;
    auto next = due_.extract(due_.begin());
    elapsed_ = next.key().first;
    trace_.SetTime(elapsed_);
    next.mapped()();
    return true;
  }
  // Somebody puts the clock forward or back.
  void PutClock(absl::Duration by) { start_ += by; }

 private:
  absl::Time start_;
  absl::Duration elapsed_;
  uint64_t asked_ = 0;
  std::map<std::pair<absl::Duration, uint64_t>, std::function<void()>> due_;
  Trace& trace_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_TIMELINE_H_
