// How many single submissions are under way at once. Past what keeps the server
// busy more calls only make each other slower: whoever is too many is told so
// at once, before any work is done, and when to come back.

#ifndef INTAKE_SERVICES_RPC_CALL_GATE_H_
#define INTAKE_SERVICES_RPC_CALL_GATE_H_

#include <cstddef>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/base/clock.h"

namespace intake {

// Thread-safe.
class CallGate {
 public:
  // `clock` outlives the gate.
  CallGate(size_t calls_max, const Clock& clock)
      : calls_max_(calls_max), clock_(clock) {}

  // Takes a place, to be given back with Leave. RESOURCE_EXHAUSTED
  // `QUEUE_FULL`: there is none. Those who are told so are given turns, one
  // after another, so that they do not all come back in the same moment.
  absl::Status Enter();
  void Leave();

 private:
  const size_t calls_max_;
  const Clock& clock_;
  absl::Mutex mutex_;
  size_t calls_ ABSL_GUARDED_BY(mutex_) = 0;
  // Before it, all turns are given.
  absl::Time next_turn_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_CALL_GATE_H_
