// A row of a list that was handed in, to be put right in place.

#ifndef INTAKE_CHANNELS_DESK_LISTS_ROW_PAGE_H_
#define INTAKE_CHANNELS_DESK_LISTS_ROW_PAGE_H_

#include "channels/desk/lists/list_desk.h"

namespace intake::desk {

// The row's cells in a form. Query: `id`, `row`.
http::Response ShowRow(ListDesk& lists, const web::Visit& visit,
                       const Seat& seat);

// Fields: `id`, `row`, and `cell` for each cell in order. Leads to the list's
// page; what could not be handed in comes back as it was typed, with the
// reason.
http::Response CorrectRowByHand(ListDesk& lists, const web::Visit& visit,
                                const Seat& seat);

// The form as it was typed.
http::Response ShowRowAgain(ListDesk& lists, const web::Visit& visit,
                            const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_ROW_PAGE_H_
