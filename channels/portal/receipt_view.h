// All that the page of one receipt shows.

#ifndef INTAKE_CHANNELS_PORTAL_RECEIPT_VIEW_H_
#define INTAKE_CHANNELS_PORTAL_RECEIPT_VIEW_H_

#include "absl/status/statusor.h"
#include "channels/portal/customer_page.h"
#include "channels/portal/parts.h"
#include "channels/portal/receipt_lookup.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"
#include "intake/v1/intake_service.pb.h"

namespace intake::portal {

struct ReceiptView {
  FoundReceipt found;
  v1::DescribeAccountResponse account;
  LaterState later;
};

// By the path's `code` and `account`. Errors are FindReceipt's, and the core's.
absl::StatusOr<ReceiptView> FindReceiptView(const Visitor& visitor,
                                            const web::Visit& visit);

// Code, account, values, dates, channel, text, and where to go from there.
void FillFacts(const Parts& parts, const web::Visit& visit,
               const ReceiptView& shown, web::Dictionary& page);

// The one section that says what became of it, by what it is now.
const char* StateSection(const ReceiptView& shown, const Parts& parts);

// What the receipt asks is over once it was answered, or its readings were
// decided about.
bool IsOpen(const ReceiptView& shown);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_RECEIPT_VIEW_H_
