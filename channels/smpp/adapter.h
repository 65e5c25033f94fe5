// What becomes of each deliver_sm. It is acknowledged only once the core has
// committed it and the SMSC has taken the answer, or, for a part of a longer
// message, once the part is on disk. So whatever dies, and whenever, the SMSC
// sends it again.

#ifndef INTAKE_CHANNELS_SMPP_ADAPTER_H_
#define INTAKE_CHANNELS_SMPP_ADAPTER_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"
#include "channels/http/worker_pool.h"
#include "channels/program/work_metrics.h"
#include "channels/sdk/clock.h"
#include "channels/smpp/answerer.h"
#include "channels/smpp/part_spool.h"
#include "channels/smpp/session.h"
#include "channels/smpp/submission.h"

namespace intake::smpp {

// Thread-safe.
class Adapter {
 public:
  struct Options {
    Smsc smsc;
    // How long a message waits for its next part.
    absl::Duration parts_wait = absl::Minutes(10);
    // How many messages are with the core or the SMSC at once, and how many
    // more may wait for their turn before they are given back.
    size_t working_max = 32;
    size_t waiting_max = 1024;
  };

  // All three outlive this.
  Adapter(const Answerer& answerer, PartSpool& spool, const sdk::Clock& clock,
          Options options);

  // Never blocks.
  void Take(std::shared_ptr<Session> session, Pdu deliver_sm);

  // Settles messages whose missing parts are not to be expected any more.
  // Blocks; ends early once `stop` is set.
  void SettleOverdue(Session& session, const absl::Notification& stop);

  // Gives back what is not begun, and whatever is taken from now on.
  void Close();
  // Close(), and waits for the rest.
  void Finish();

  // In Prometheus' text format, version 0.0.4.
  std::string Metrics() const;

 private:
  using Waiting = program::WorkMetrics::Waiting;

  // False once it is finishing.
  bool Begin();
  void Work(Session& session, const Pdu& deliver_sm, const Message& message,
            Waiting::iterator thing);
  // Says with what to respond, and counts `thing`.
  CommandStatus WorkOn(Session& session, const Message& message,
                       Waiting::iterator thing);
  CommandStatus WorkOnPart(Session& session, const Message& part,
                           const PartPlace& place, Waiting::iterator thing);
  CommandStatus Count(Settled settled, Waiting::iterator thing);

  const Answerer& answerer_;
  PartSpool& spool_;
  const Options options_;
  program::WorkMetrics metrics_;
  std::atomic<int64_t> overdue_ = 0;
  absl::Mutex mutex_;
  bool finishing_ ABSL_GUARDED_BY(mutex_) = false;
  // Messages that were begun and are not done.
  size_t working_ ABSL_GUARDED_BY(mutex_) = 0;
  // Last, so that it ends first: its threads use all of the above.
  http::WorkerPool workers_;
};

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_ADAPTER_H_
