// One message, from its bytes to what Postfix is told of it.

#ifndef INTAKE_CHANNELS_EMAIL_DELIVERY_H_
#define INTAKE_CHANNELS_EMAIL_DELIVERY_H_

#include "absl/strings/string_view.h"
#include "channels/email/submission.h"
#include "channels/email/verdict.h"
#include "channels/sdk/client.h"

namespace intake::email {

// Submits what `message` says, whatever it says, and waits for the answer.
// REQUIRES: g_mime_init() was called.
Verdict Deliver(absl::string_view message, const Envelope& envelope,
                sdk::Client& client);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_DELIVERY_H_
