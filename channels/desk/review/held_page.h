// One held reading with all there is to know for a decision.

#ifndef INTAKE_CHANNELS_DESK_REVIEW_HELD_PAGE_H_
#define INTAKE_CHANNELS_DESK_REVIEW_HELD_PAGE_H_

#include <string>

#include "channels/desk/desk.h"
#include "channels/desk/review/decision_form.h"
#include "channels/desk/review/queue.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

// Which field the next key goes into.
enum class HeldFocus : uint8_t { kCommand, kReason, kValue, kNeighbour };

struct HeldView {
  std::string code;
  // Behind it in the queue.
  QueuePlace behind;
  // What was typed, where it was not taken.
  DecisionForm form;
  HeldFocus focus = HeldFocus::kCommand;
  // A section of the template that says why; empty: nothing.
  std::string notice;
  // The server's words for it.
  std::string notice_text;
};

// As the account is now. Where it waits no longer: who was first, and the way
// to the next one.
http::Response HeldPage(const Desk& desk, const web::Visit& visit,
                        const Seat& seat, const HeldView& view);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REVIEW_HELD_PAGE_H_
