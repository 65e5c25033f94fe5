// How far the places of a representative have come, entrance by entrance, and
// the accounts that are missing.

#ifndef INTAKE_CHANNELS_DESK_LISTS_MISSING_PAGE_H_
#define INTAKE_CHANNELS_DESK_LISTS_MISSING_PAGE_H_

#include "channels/desk/lists/list_desk.h"

namespace intake::desk {

// Query: `representative`; `period`, a month, or empty for the one whose window
// is open.
http::Response ShowMissing(ListDesk& lists, const web::Visit& visit,
                           const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_MISSING_PAGE_H_
