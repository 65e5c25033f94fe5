// Where lists are uploaded, and those that were.

#ifndef INTAKE_CHANNELS_DESK_LISTS_UPLOAD_PAGE_H_
#define INTAKE_CHANNELS_DESK_LISTS_UPLOAD_PAGE_H_

#include "channels/desk/lists/list_desk.h"

namespace intake::desk {

http::Response ShowUpload(ListDesk& lists, const web::Visit& visit,
                          const Seat& seat);

// Fields: `list` (a file), `representative`, `date` (may be empty), `action`:
// `check` or `hand_in`. Leads to the list's own page.
http::Response TakeUpload(ListDesk& lists, const web::Visit& visit,
                          const Seat& seat);

// The form with what was typed; a browser does not give a file again.
http::Response ShowUploadAgain(ListDesk& lists, const web::Visit& visit,
                               const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LISTS_UPLOAD_PAGE_H_
