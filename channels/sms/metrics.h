// What the adapter has done since its start, for Prometheus. Always:
// received = answered + rejected + unavailable + waiting.

#ifndef INTAKE_CHANNELS_SMS_METRICS_H_
#define INTAKE_CHANNELS_SMS_METRICS_H_

#include <cstdint>
#include <list>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "channels/sdk/clock.h"

namespace intake::sms {

// What became of a message.
enum class Result {
  // The server stored it, and its sender gets the server's answer.
  kAnswered,
  // The server will never take it; see reply.h.
  kRejected,
  // Not stored; the gateway will send it again.
  kUnavailable,
};

// Thread-safe.
class Metrics {
 public:
  // `clock` outlives this.
  explicit Metrics(const sdk::Clock& clock) : clock_(clock) {}

  // When messages that still wait were received, in order.
  using Waiting = std::list<absl::Duration>;

  // Counts a message as received; it waits until it is counted as done.
  Waiting::iterator Received();
  void Done(Waiting::iterator message, Result result);

  // In Prometheus' text format, version 0.0.4.
  std::string Text() const;

 private:
  const sdk::Clock& clock_;
  mutable absl::Mutex mutex_;
  Waiting waiting_ ABSL_GUARDED_BY(mutex_);
  int64_t received_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t answered_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t rejected_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t unavailable_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace intake::sms

#endif  // INTAKE_CHANNELS_SMS_METRICS_H_
