// SIGTERM and SIGINT, heard by one thread that waits for them.

#ifndef INTAKE_SERVICES_SERVER_STOP_SIGNALS_H_
#define INTAKE_SERVICES_SERVER_STOP_SIGNALS_H_

#include <signal.h>

#include <thread>

#include "absl/synchronization/notification.h"

namespace intake {

// A second signal ends the process on the spot, with 130: what was answered is
// on disk, so that loses nothing but the answers under way.
class StopSignals {
 public:
  // REQUIRES: the process has no other threads yet: those it makes later
  // inherit that they do not take these signals.
  StopSignals();
  ~StopSignals();

  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  bool stopped() const { return stopped_.HasBeenNotified(); }
  void Wait() const { stopped_.WaitForNotification(); }

 private:
  void Listen();

  sigset_t signals_;
  absl::Notification stopped_;
  std::thread thread_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_STOP_SIGNALS_H_
