// The page an account's readings are typed into, with all one has to know to
// talk to the customer.

#ifndef INTAKE_CHANNELS_DESK_CALL_CALL_PAGE_H_
#define INTAKE_CHANNELS_DESK_CALL_CALL_PAGE_H_

#include <cstddef>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "channels/desk/call/counter.h"
#include "channels/desk/call/typed_call.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"
#include "intake/v1/receipt.pb.h"

namespace intake::desk {

struct CallView {
  TypedCall call;
  // What would become of it, or, refused just now, what has.
  std::optional<v1::Receipt> judgement;
  // A section of the template that says something more; empty: nothing.
  std::string notice;
  // The code, or the server's words, that belong to the notice.
  std::string notice_text;
};

// Asks for the account again, so that what is beside the fields is what is so
// now. Where the server is away, the form alone; any other error is a page of
// trouble.
http::Response CallPage(const Counter& counter, const web::Visit& visit,
                        const Seat& seat, const CallView& view);

// The same with a new form for that account. `phone` may be empty.
http::Response NewCallPage(const Counter& counter, const web::Visit& visit,
                           const Seat& seat, const std::string& account_number,
                           const std::string& phone, const std::string& notice,
                           const std::string& notice_text);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_CALL_PAGE_H_
