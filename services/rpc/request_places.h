// Room for the requests of streams that are being answered. A stream brings as
// many as it likes; were all of them put in admission's queue, single calls
// would find it full for as long as the streams last. So streams share a part
// of it and wait for their turn, which their senders feel as a slower
// connection.

#ifndef INTAKE_SERVICES_RPC_REQUEST_PLACES_H_
#define INTAKE_SERVICES_RPC_REQUEST_PLACES_H_

#include <cstddef>
#include <deque>
#include <functional>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace intake {

// Thread-safe.
class RequestPlaces {
 public:
  explicit RequestPlaces(size_t places) : free_(places) {}

  // Calls `go_on` with a place taken: now, or once there is one, first come
  // first served, on the thread that gave it back.
  void Take(std::function<void()> go_on);
  void GiveBack();

 private:
  // Lets those in who wait. Not twice at a time: who is let in may give back at
  // once, and so on.
  void LetIn();

  absl::Mutex mutex_;
  size_t free_ ABSL_GUARDED_BY(mutex_);
  std::deque<std::function<void()>> waiting_ ABSL_GUARDED_BY(mutex_);
  bool letting_in_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_REQUEST_PLACES_H_
