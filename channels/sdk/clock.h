// How the SDK knows of time: a steady clock, and waiting. Tests replace both.

#ifndef INTAKE_CHANNELS_SDK_CLOCK_H_
#define INTAKE_CHANNELS_SDK_CLOCK_H_

#include "absl/time/time.h"

namespace intake::sdk {

// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;

  // Since some fixed moment; never jumps, whatever happens to the wall clock.
  virtual absl::Duration Elapsed() const = 0;
  virtual void Sleep(absl::Duration duration) = 0;
};

// The machine's. Lives as long as the program.
Clock& SteadyClock();

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_CLOCK_H_
