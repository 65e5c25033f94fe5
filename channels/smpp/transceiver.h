// Keeps a session with an SMSC: connects, binds, and begins again whenever it
// ends.

#ifndef INTAKE_CHANNELS_SMPP_TRANSCEIVER_H_
#define INTAKE_CHANNELS_SMPP_TRANSCEIVER_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/random/random.h"
#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"
#include "channels/sdk/clock.h"
#include "channels/smpp/pdu.h"
#include "channels/smpp/session.h"

namespace intake::smpp {

// Thread-safe.
class Transceiver {
 public:
  struct Options {
    std::string host;
    uint16_t port = 2775;
    Session::Options session;
    absl::Duration connect_timeout = absl::Seconds(5);
    // The longest wait after the first failure; it doubles with each further
    // one. The wait itself is drawn from the upper half of that.
    absl::Duration backoff_first = absl::Seconds(1);
    absl::Duration backoff_max = absl::Seconds(60);
  };
  // Called in Run for each deliver_sm; must not block. The session is the one
  // that it came by and is to be answered by.
  using Handler = std::function<void(std::shared_ptr<Session>, Pdu)>;

  // `clock` outlives this.
  Transceiver(Options options, const sdk::Clock& clock, Handler handler);

  // Until Stop().
  void Run();
  // Ends the session and makes Run return.
  void Stop();

  // The one that is bound; null while there is none.
  std::shared_ptr<Session> session() const;
  // How often it was bound.
  int64_t binds() const;

 private:
  absl::Status RunOnce();
  absl::Duration Backoff(int failures);

  const Options options_;
  const sdk::Clock& clock_;
  const Handler handler_;
  absl::Notification stop_;
  absl::BitGen random_;
  mutable absl::Mutex mutex_;
  // From its connection on, so that Stop() reaches it.
  std::shared_ptr<Session> session_ ABSL_GUARDED_BY(mutex_);
  bool bound_ ABSL_GUARDED_BY(mutex_) = false;
  int64_t binds_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_TRANSCEIVER_H_
