// What Postfix is told of a message, as pipe(8) understands it: an exit code of
// sysexits.h, and a line that begins with an enhanced status code (RFC 3463).

#ifndef INTAKE_CHANNELS_EMAIL_VERDICT_H_
#define INTAKE_CHANNELS_EMAIL_VERDICT_H_

#include <cstddef>
#include <string>

#include "absl/status/status.h"
#include "intake/v1/receipt.pb.h"

namespace intake::email {

// The order is that of the metrics.
enum class Result : size_t {
  // 0: Postfix forgets the message; it may be that the reading is held.
  kAccepted,
  kHeld,
  // 77: Postfix returns the message to its sender, with the line.
  kRefused,
  // 75: the message stays in the queue, and Postfix logs the line.
  kDeferred,
};

struct Verdict {
  Result result;
  // Without a line break; empty where Postfix forgets the message. Postfix
  // takes standard error for a part of it, so nothing else may be written
  // there.
  std::string line;
};

// Its exit code.
int ExitCodeOf(Result result);

// A refusal's line holds the receipt's text.
Verdict VerdictFromReceipt(const v1::Receipt& receipt);

// Whatever is no receipt defers: a server that is away, a key that was revoked,
// a request that the server will not take, a message cut off on its way.
// Someone can put it right while the queue keeps the message.
Verdict VerdictFromError(const absl::Status& error);

// The same for what is wrong with the program's own configuration or use: an
// operator's typing error costs no one's message.
Verdict VerdictFromMisconfiguration(const absl::Status& error);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_VERDICT_H_
