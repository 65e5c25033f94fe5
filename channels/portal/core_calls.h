// The core's RPCs as pages call them: with the portal's deadline, and for the
// customer who is logged in.

#ifndef INTAKE_CHANNELS_PORTAL_CORE_CALLS_H_
#define INTAKE_CHANNELS_PORTAL_CORE_CALLS_H_

#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/sdk/clock.h"
#include "channels/sdk/connection.h"
#include "channels/sdk/retry.h"

namespace intake::portal {

// Thread-safe; cheap to copy. Errors are the server's: see sdk/status.h.
class CoreCalls {
 public:
  // `clock` outlives this.
  CoreCalls(std::shared_ptr<sdk::Connection> connection, sdk::Clock& clock,
            absl::Duration deadline)
      : connection_(std::move(connection)),
        clock_(clock),
        deadline_(deadline) {}

  // The same, made for a customer: they reach the accounts linked to them.
  CoreCalls As(const std::string& customer_id) const {
    return CoreCalls(connection_->For({.customer = customer_id}), clock_,
                     deadline_);
  }

  // One attempt: for what counts attempts, or sends a letter.
  template <typename Service, typename Request, typename Response>
  absl::StatusOr<Response> Once(absl::StatusOr<Response> (Service::*method)(
                                    const Request&, absl::Duration),
                                const Request& request) const {
    return (connection_.get()->*method)(request, deadline_);
  }

  // Sent once more after a passing error, within the deadline. A server
  // that is gone says so at once, so that nobody waits long for a page.
  // REQUIRES: safe to resend.
  template <typename Service, typename Request, typename Response>
  absl::StatusOr<Response> Resent(absl::StatusOr<Response> (Service::*method)(
                                      const Request&, absl::Duration),
                                  const Request& request) const {
    sdk::Retrier retrier({.attempt_timeout = deadline_,
                          .total_timeout = deadline_,
                          .attempts_max = 2,
                          .backoff_max = absl::Milliseconds(400)},
                         clock_);
    return retrier.Run([&](absl::Duration timeout) {
      return (connection_.get()->*method)(request, timeout);
    });
  }

 private:
  std::shared_ptr<sdk::Connection> connection_;
  sdk::Clock& clock_;
  absl::Duration deadline_;
};

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_CORE_CALLS_H_
