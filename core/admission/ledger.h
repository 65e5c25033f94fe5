// Counts of submissions: what went in and what became of it.

#ifndef INTAKE_CORE_ADMISSION_LEDGER_H_
#define INTAKE_CORE_ADMISSION_LEDGER_H_

#include <atomic>
#include <cstdint>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "core/admission/admission.h"

namespace intake {

// Thread-safe.
class Ledger {
 public:
  void Receive(uint64_t submissions) { received_ += submissions; }

  // Adds all of `finished` but its received and pending.
  // REQUIRES: received before.
  void Finish(const AdmissionCounts& finished) {
    absl::MutexLock lock(&mutex_);
    finished_.accepted += finished.accepted;
    finished_.held += finished.held;
    finished_.refused += finished.refused;
    finished_.replayed += finished.replayed;
    finished_.failed += finished.failed;
  }

  // What is received and not finished is pending: read in this order, the
  // counts add up at every moment.
  AdmissionCounts Counts() const {
    absl::MutexLock lock(&mutex_);
    AdmissionCounts counts = finished_;
    counts.received = received_;
    counts.pending = counts.received - counts.accepted - counts.held -
                     counts.refused - counts.replayed - counts.failed;
    return counts;
  }

 private:
  std::atomic<uint64_t> received_ = 0;
  mutable absl::Mutex mutex_;
  AdmissionCounts finished_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_LEDGER_H_
