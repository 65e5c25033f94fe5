// The streams that are open now: they live as long as their clients like, so a
// server that drains has to ask them to end.

#ifndef INTAKE_SERVICES_RPC_OPEN_STREAMS_H_
#define INTAKE_SERVICES_RPC_OPEN_STREAMS_H_

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_set.h"
#include "absl/synchronization/mutex.h"

namespace intake {

// Thread-safe.
class OpenStreams {
 public:
  class Stream {
   public:
    // Takes no more requests, and ends when those it has are answered. Must not
    // block nor call back.
    virtual void EndReading() = 0;

   protected:
    ~Stream() = default;
  };

  // After EndAll, ends it at once.
  void Add(Stream* stream);
  // `stream` is not used after this returns.
  void Remove(Stream* stream);

  void EndAll();

 private:
  absl::Mutex mutex_;
  absl::flat_hash_set<Stream*> streams_ ABSL_GUARDED_BY(mutex_);
  bool ended_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_OPEN_STREAMS_H_
