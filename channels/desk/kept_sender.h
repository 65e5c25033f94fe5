// Hands in what was kept while the server was away, through the channel it was
// taken in.

#ifndef INTAKE_CHANNELS_DESK_KEPT_SENDER_H_
#define INTAKE_CHANNELS_DESK_KEPT_SENDER_H_

#include "channels/desk/desk.h"
#include "channels/web/submission_spool.h"

namespace intake::desk {

// For the spool of `desk`, which outlives it. Of a channel that is none of the
// desk's: NOT_FOUND, which ends the kept reading with that reason.
web::SubmissionSpool::Send KeptSenderOf(const Desk& desk);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_KEPT_SENDER_H_
