// How a program learns that it is to stop.

#ifndef INTAKE_CHANNELS_PROGRAM_TERMINATION_H_
#define INTAKE_CHANNELS_PROGRAM_TERMINATION_H_

#include <signal.h>

#include <thread>

#include "absl/synchronization/notification.h"
#include "absl/time/time.h"

namespace intake::program {

// Made first in main(), before any other thread: SIGTERM and SIGINT are blocked
// from then on and awaited by a thread of its own. Thread-safe.
class Termination {
 public:
  Termination();
  ~Termination();
  Termination(const Termination&) = delete;
  Termination& operator=(const Termination&) = delete;

  // Set at the first signal, for whoever works and must look up now and then.
  const absl::Notification& stop() const { return stop_; }

  // Until the first signal.
  void Await() const { stop_.WaitForNotification(); }
  // Whether it came within `timeout`: a wait that a signal ends.
  bool AwaitFor(absl::Duration timeout) const {
    return stop_.WaitForNotificationWithTimeout(timeout);
  }

 private:
  void Listen();

  sigset_t signals_;
  absl::Notification stop_;
  // Ends the thread where no signal ever came.
  int ending_ = -1;
  std::thread listener_;
};

}  // namespace intake::program

#endif  // INTAKE_CHANNELS_PROGRAM_TERMINATION_H_
