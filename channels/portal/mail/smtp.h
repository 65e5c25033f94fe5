// Handing a message over to a mail server (RFC 5321).

#ifndef INTAKE_CHANNELS_PORTAL_MAIL_SMTP_H_
#define INTAKE_CHANNELS_PORTAL_MAIL_SMTP_H_

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace intake::portal {

struct Envelope {
  std::string from;
  std::string to;
};

// Blocking, at most `timeout`; thread-safe. UNAVAILABLE: no server, or it says
// 4xx: later. FAILED_PRECONDITION: it says 5xx: never. Neither names the
// recipient.
absl::Status HandOver(const std::string& server, const Envelope& envelope,
                      const std::string& message, absl::Duration timeout);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_MAIL_SMTP_H_
