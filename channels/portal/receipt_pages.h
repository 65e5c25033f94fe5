// A receipt: what was taken, what it counts for, what happens next.

#ifndef INTAKE_CHANNELS_PORTAL_RECEIPT_PAGES_H_
#define INTAKE_CHANNELS_PORTAL_RECEIPT_PAGES_H_

#include <vector>

#include "channels/portal/parts.h"
#include "channels/web/site.h"

namespace intake::portal {

// /receipt; /receipt/answer, the customer's word on what it asks; and
// /receipt/print. `parts` outlives the routes.
std::vector<web::Route> ReceiptRoutes(const Parts& parts);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_RECEIPT_PAGES_H_
