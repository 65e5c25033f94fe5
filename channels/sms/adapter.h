// The webhook between Kannel and the server: takes a message, submits it, and
// answers when the server has.

#ifndef INTAKE_CHANNELS_SMS_ADAPTER_H_
#define INTAKE_CHANNELS_SMS_ADAPTER_H_

#include <cstddef>

#include "channels/http/message.h"
#include "channels/http/server.h"
#include "channels/http/worker_pool.h"
#include "channels/program/work_metrics.h"
#include "channels/sdk/client.h"
#include "channels/sdk/clock.h"
#include "intake/v1/submission.pb.h"

namespace intake::sms {

// Answers POST /sms (see webhook.h), GET /healthz and GET /metrics.
// Thread-safe.
class Adapter {
 public:
  // How many messages are with the server at once, and how many more may wait
  // for their turn before the gateway is told to come again.
  struct Limits {
    size_t submitting_max = 32;
    size_t waiting_max = 1024;
  };

  // `client` and `clock` outlive this. `zone` is the supplier's.
  Adapter(sdk::Client& client, const sdk::Clock& clock, absl::TimeZone zone,
          const Limits& limits);

  // Never blocks; the answer may come later, from another thread.
  void Handle(http::Request request, http::Responder responder);

 private:
  void TakeMessage(const http::Request& request, http::Responder responder);
  // Blocks until the server has answered or the deadline has passed.
  void Submit(const v1::Submission& submission,
              program::WorkMetrics::Waiting::iterator message,
              http::Responder responder);

  sdk::Client& client_;
  const absl::TimeZone zone_;
  program::WorkMetrics metrics_;
  // Last, so that it ends first: its threads use all of the above.
  http::WorkerPool workers_;
};

}  // namespace intake::sms

#endif  // INTAKE_CHANNELS_SMS_ADAPTER_H_
