// One batch: how far it is, its totals beside the header's, and every slip.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_BATCH_PAGE_H_
#define INTAKE_CHANNELS_DESK_SLIPS_BATCH_PAGE_H_

#include "channels/desk/desk.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

// `?number=NUMBER`.
http::Response BatchPage(const Desk& desk, const web::Visit& visit,
                         const Seat& seat);

// Ends its keying and hands in what has not been handed in yet.
http::Response CloseBatch(const Desk& desk, const web::Visit& visit,
                          const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_BATCH_PAGE_H_
