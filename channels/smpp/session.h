// One connection to an SMSC, bound as a transceiver (SMPP 3.4): what arrives is
// handed on, and what is sent waits for its response. A PDU that makes no sense
// is answered and passed over; a stream that makes none ends the session.

#ifndef INTAKE_CHANNELS_SMPP_SESSION_H_
#define INTAKE_CHANNELS_SMPP_SESSION_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "channels/sdk/clock.h"
#include "channels/smpp/bind.h"
#include "channels/smpp/pdu.h"
#include "channels/smpp/socket.h"

namespace intake::smpp {

// Thread-safe, but for Run. Requests wait for their turn in the threads that
// make them; only the thread in Run touches the socket.
class Session {
 public:
  struct Options {
    Bind bind;
    // How many requests may be without a response.
    size_t window = 10;
    absl::Duration enquire_link = absl::Seconds(30);
    // For the response to bind_transceiver and to unbind.
    absl::Duration bind_timeout = absl::Seconds(10);
  };
  // What happens to a session; called in Run, must not block.
  struct Events {
    std::function<void()> bound;
    std::function<void(Pdu)> deliver_sm;
  };

  // `clock` outlives this.
  Session(std::unique_ptr<Socket> socket, const Options& options,
          const sdk::Clock& clock);

  // Binds, then serves the connection until it ends. OK after Close();
  // PERMISSION_DENIED: the SMSC refused to bind, with its status; UNAVAILABLE:
  // it hung up, fell silent, or sent what is no PDU.
  absl::Status Run(const Events& events);

  // Sends a request when the window has room, and waits for its response.
  // DEADLINE_EXCEEDED: none came within `timeout`; UNAVAILABLE: the session
  // has ended. Either way the request may have been received.
  absl::StatusOr<Pdu> Call(Command command, std::string body,
                           absl::Duration timeout);

  // Answers a request that came in.
  void Respond(const Pdu& request, CommandStatus status);

  // Unbinds, if that can be done in time, and makes Run return.
  void Close();

 private:
  enum class Phase : uint8_t { kBinding, kBound, kClosing, kEnded };

  absl::Status Serve(const Events& events);
  absl::Status TakeArrived(const Events& events);
  void TakeRequest(Pdu pdu, const Events& events);
  void TakeResponse(Pdu pdu, const Events& events);
  void EndAs(absl::Status reason);
  absl::Status Tick() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  uint32_t Send(Command command, std::string body)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  const sdk::Clock& clock_;
  const std::unique_ptr<Socket> socket_;
  // Of the thread in Run alone.
  std::string incoming_;

  absl::Mutex mutex_;
  Phase phase_ ABSL_GUARDED_BY(mutex_) = Phase::kBinding;
  // Why, once the session has ended.
  absl::Status end_ ABSL_GUARDED_BY(mutex_);
  // When the phase is looked at again, and whether anything came meanwhile.
  absl::Duration next_tick_ ABSL_GUARDED_BY(mutex_);
  bool heard_ ABSL_GUARDED_BY(mutex_) = true;
  std::string outgoing_ ABSL_GUARDED_BY(mutex_);
  uint32_t last_sequence_ ABSL_GUARDED_BY(mutex_) = 0;
  // Requests under way; with their response once it is there.
  std::map<uint32_t, std::optional<Pdu>> calls_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_SESSION_H_
