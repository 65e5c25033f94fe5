// From a submission to the answer in its sender's phone: commits it in the
// core, then sends the answer and waits until the SMSC has taken it. Nothing of
// this is remembered here. Whoever is told kTryAgain does it all again, and the
// core gives the stored answer.

#ifndef INTAKE_CHANNELS_SMPP_ANSWERER_H_
#define INTAKE_CHANNELS_SMPP_ANSWERER_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/sdk/client.h"
#include "channels/sdk/clock.h"
#include "channels/smpp/message.h"
#include "channels/smpp/session.h"
#include "channels/smpp/text.h"
#include "intake/v1/submission.pb.h"

namespace intake::smpp {

enum class Settled {
  // The core stored it, and its sender gets the core's answer.
  kAnswered,
  // The core stored it, and the SMSC will never take the answer: there is no
  // such number.
  kUnanswered,
  // The core will never take it; its sender is told so.
  kRejected,
  // Not stored, or not answered, as far as is known.
  kTryAgain,
};

// Thread-safe.
class Answerer {
 public:
  struct Options {
    // Where answers come from.
    Address own;
    DefaultAlphabet default_alphabet = DefaultAlphabet::kGsm;
    // For commit and answer together.
    absl::Duration deadline = absl::Seconds(20);
    // Between attempts, while the SMSC has no room.
    absl::Duration resend_after = absl::Seconds(1);
  };

  // `client`, whose own time limit is at most the deadline, and `clock` outlive
  // this.
  Answerer(sdk::Client& client, sdk::Clock& clock, Options options);

  // Blocks until it is settled or the deadline has passed. `received` is what
  // the submission was made of, or one of its parts.
  Settled Settle(Session& session, const Message& received,
                 const v1::Submission& submission) const;

 private:
  Settled Send(Session& session, const Message& received,
               absl::string_view text, absl::Duration end) const;

  sdk::Client& client_;
  sdk::Clock& clock_;
  const Options options_;
};

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_ANSWERER_H_
