// Keying a batch, slip by slip: Enter moves on, the numeric pad is enough.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_KEY_PAGE_H_
#define INTAKE_CHANNELS_DESK_SLIPS_KEY_PAGE_H_

#include "channels/desk/desk.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

// `?number=NUMBER&slip=SEQUENCE&done=SEQUENCE`: which slip, and which one was
// keyed just now; without `slip` the one that comes next.
http::Response KeyPage(const Desk& desk, const web::Visit& visit,
                       const Seat& seat);

// Shows the form again, with the focus on what is missing, until the slip is
// whole; then stores it and goes on to the next one.
http::Response KeySlip(const Desk& desk, const web::Visit& visit,
                       const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_KEY_PAGE_H_
