// What is right on a slip, where the two who keyed it differ, or where a batch
// is not what its header says.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_SETTLE_PAGE_H_
#define INTAKE_CHANNELS_DESK_SLIPS_SETTLE_PAGE_H_

#include "channels/desk/desk.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

// `?number=NUMBER&slip=SEQUENCE`.
http::Response SettlePage(const Desk& desk, const web::Visit& visit,
                          const Seat& seat);

// Takes `1` for the first keying, `2` for the second, or a slip's line.
http::Response SettleSlip(const Desk& desk, const web::Visit& visit,
                          const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_SETTLE_PAGE_H_
