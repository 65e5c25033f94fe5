// A decision on a held reading, posted.

#ifndef INTAKE_CHANNELS_DESK_REVIEW_DECIDE_H_
#define INTAKE_CHANNELS_DESK_REVIEW_DECIDE_H_

#include "channels/desk/desk.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

// Decided: the next one of the queue. What is missing - a reason, a value, what
// becomes of a neighbour - is asked for on the same page with nothing lost.
// Where something came to the account meanwhile the page shows it, and nothing
// was decided.
http::Response Decide(const Desk& desk, const web::Visit& visit,
                      const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REVIEW_DECIDE_H_
