// One list: how far it has come, and what became of its rows.

#ifndef INTAKE_CHANNELS_DESK_LISTS_RUN_PAGE_H_
#define INTAKE_CHANNELS_DESK_LISTS_RUN_PAGE_H_

#include "channels/desk/lists/list_desk.h"

namespace intake::desk {

// Query: `id`; `show`, `all` or only those that need care; `from`, the first
// row's place. Asked for again by the browser itself while the list runs.
http::Response ShowRun(ListDesk& lists, const web::Visit& visit,
                       const Seat& seat);

// Hands in a list that was checked. Field: `id`.
http::Response HandInRun(ListDesk& lists, const web::Visit& visit,
                         const Seat& seat);

// The file that repeats the list with what became of its rows. Query: `id`.
http::Response DownloadAnswer(ListDesk& lists, const web::Visit& visit,
                              const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_RUN_PAGE_H_
