// Pages in place of those that cannot be shown.

#ifndef INTAKE_CHANNELS_PORTAL_TROUBLE_H_
#define INTAKE_CHANNELS_PORTAL_TROUBLE_H_

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "channels/http/message.h"
#include "channels/portal/parts.h"
#include "channels/web/visit.h"

namespace intake::portal {

// When to look again after the core was away.
inline constexpr absl::Duration kRetryAfter = absl::Seconds(30);

// 404 where the core knows no such thing, or none of this customer's, which
// must not be told apart; 503 with Retry-After where it is away; else 500.
// What is not the visitor's doing is logged.
http::Response TroublePage(const absl::Status& error, const Parts& parts,
                           const web::Visit& visit);

// Code and reason; of a bad request only the field, since its message quotes
// what a person typed.
void LogTrouble(const absl::Status& error);

// In whole seconds, at least one.
void AddRetryAfter(absl::Duration wait, http::Response& response);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_TROUBLE_H_
