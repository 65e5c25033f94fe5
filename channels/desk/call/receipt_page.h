// After sending: the code to read out, what happens next, and a minute in which
// it can be taken back. Its field is the next call's.

#ifndef INTAKE_CHANNELS_DESK_CALL_RECEIPT_PAGE_H_
#define INTAKE_CHANNELS_DESK_CALL_RECEIPT_PAGE_H_

#include "absl/time/time.h"
#include "channels/desk/call/counter.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

// How long the server lets whoever handed in take it back.
inline constexpr absl::Duration kUndoFor = absl::Seconds(60);

// `?code=`
http::Response ReceiptPage(const Counter& counter, const web::Visit& visit,
                           const Seat& seat);

// The field of that page: `-` or the button takes the reading back and shows
// its account with a new form; anything else is whom the next call is about.
http::Response AfterReceipt(const Counter& counter, const web::Visit& visit,
                            const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_RECEIPT_PAGE_H_
