// The batches there are, and a form for another one's header sheet.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_BATCHES_PAGE_H_
#define INTAKE_CHANNELS_DESK_SLIPS_BATCHES_PAGE_H_

#include "channels/desk/desk.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

// `?all=1` has the finished ones too; `?correct=NUMBER` puts that batch's
// header into the form.
http::Response BatchesPage(const Desk& desk, const web::Visit& visit,
                           const Seat& seat);

// Goes on to its keying. Shows the form again, with the focus on its next empty
// field, until the whole sheet is there.
http::Response OpenBatch(const Desk& desk, const web::Visit& visit,
                         const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_BATCHES_PAGE_H_
