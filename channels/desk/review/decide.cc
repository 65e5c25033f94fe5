#include "channels/desk/review/decide.h"

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "channels/desk/menu.h"
#include "channels/desk/review/held_page.h"
#include "channels/sdk/status.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

// What of an error a person can put right on the page; none: it is trouble.
bool Explain(const absl::Status& error, HeldView& view) {
  const std::string reason = sdk::ReasonOf(error);
  view.notice_text = std::string(error.message());
  if (reason == "NEIGHBOUR_CONTRADICTED") {
    view.notice = "CONTRADICTED";
    view.focus = HeldFocus::kNeighbour;
  } else if (reason == "REVISION_CHANGED") {
    view.notice = "CHANGED";
    // To be decided anew, by what is there now.
    view.form.typed.clear();
  } else if (reason == "HOLD_ENDED") {
    // HeldPage finds the same, and says who was first.
    view.notice.clear();
  } else if (absl::IsInvalidArgument(error)) {
    view.notice = "NOT_TAKEN";
    view.focus = HeldFocus::kValue;
  } else {
    return false;
  }
  return true;
}

absl::Status Ask(const Seat& seat, const DecisionForm& form,
                 const std::string& reason) {
  if (form.act == Act::kReject) {
    v1::RejectReadingRequest request;
    request.set_code(form.code);
    request.set_revision(form.revision);
    request.mutable_decision()->set_agent(seat.agent());
    request.mutable_decision()->set_reason(reason);
    return seat.core->RejectReading(request, kCallTimeout).status();
  }
  return seat.core
      ->ApproveReading(ApprovalFrom(form, seat.agent(), reason), kCallTimeout)
      .status();
}

// What has to be there before the server is asked; whether it is.
bool IsWhole(HeldView& view) {
  switch (view.form.act) {
    case Act::kNone:
    case Act::kUnknown:
      view.notice = "NO_COMMAND";
      return false;
    case Act::kCorrect:
      if (!view.form.HasCorrection()) {
        view.notice = "NO_CORRECTION";
        view.focus = HeldFocus::kValue;
        return false;
      }
      break;
    case Act::kApprove:
    case Act::kReject:
    case Act::kNext:
      break;
  }
  if (view.form.reason.empty()) {
    view.notice = "NO_REASON";
    view.focus = HeldFocus::kReason;
    return false;
  }
  return true;
}

}  // namespace

http::Response Decide(const Desk& desk, const web::Visit& visit,
                      const Seat& seat) {
  HeldView view = {.behind = QueuePlaceIn(visit),
                   .form = DecisionFormIn(visit.form)};
  view.code = view.form.code;
  if (const auto path = MenuPath(seat.member.role(), view.form.typed)) {
    return web::Redirect(*path);
  }
  if (view.form.act == Act::kNext) {
    return ToNext(desk, visit, seat, view.behind, view.code, "");
  }
  if (!IsWhole(view)) return HeldPage(desk, visit, seat, view);

  const std::string reason =
      ReasonFrom(view.form.reason, desk.pages->words(), visit.language);
  const absl::Status decided = Ask(seat, view.form, reason);
  if (!decided.ok()) {
    return Explain(decided, view) ? HeldPage(desk, visit, seat, view)
                                  : TroublePage(desk, visit, decided);
  }
  return ToNext(desk, visit, seat, view.behind, view.code,
                view.form.act == Act::kReject ? "rejected" : "approved");
}

}  // namespace intake::desk
