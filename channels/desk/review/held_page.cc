#include "channels/desk/review/held_page.h"

#include "absl/strings/str_cat.h"
#include "channels/desk/register_text.h"
#include "channels/desk/review/evidence_view.h"
#include "channels/desk/review/neighbour_choices.h"
#include "channels/desk/show.h"
#include "channels/sdk/status.h"

namespace intake::desk {
namespace {

// "12 300 on 20.05.2014, estimated, charged"
void AddNeighbour(const char* section, bool present,
                  const v1::NeighbourReading& reading, web::Dictionary& row) {
  if (!present) return;
  web::Dictionary& cell = *row.AddSectionDictionary(section);
  cell.SetValue("NEAR_VALUE", GroupedValue(reading.value()));
  cell.SetValue("NEAR_DATE", DateWords(reading.date()));
  if (reading.estimated()) cell.ShowSection("ESTIMATED");
  if (reading.charged()) cell.ShowSection("CHARGED");
}

// What stands in the field: what was typed, where it was for this register.
std::string ValueNow(const HeldView& view, const v1::ValueEvidence& evidence) {
  for (const DecisionForm::Value& typed : view.form.values) {
    if (SameRegister(typed.key, evidence.register_())) return typed.value;
  }
  return evidence.value();
}

void AddValue(const HeldView& view, size_t index,
              const v1::ValueEvidence& evidence, web::Dictionary& content) {
  web::Dictionary& row = *content.AddSectionDictionary("VALUES");
  row.SetIntValue("INDEX", static_cast<long>(index));
  row.SetValue("LABEL", evidence.label());
  row.SetValue("SERIAL", evidence.register_().serial());
  const std::string now = ValueNow(view, evidence);
  row.SetValue("VALUE", now);
  if (now != evidence.value()) {
    row.SetValueAndShowSection("HANDED_IN", GroupedValue(evidence.value()),
                               "TYPED_ANEW");
  }
  if (!evidence.usual_daily().empty()) {
    web::Dictionary& usual = *row.AddSectionDictionary("USUAL");
    usual.SetValue("USUAL_DAILY", evidence.usual_daily());
    usual.SetValue("WARN_ABOVE", evidence.warn_above_daily());
    usual.SetValue("HOLD_ABOVE", evidence.hold_above_daily());
  }
  AddNeighbour("PREVIOUS", evidence.has_previous(), evidence.previous(), row);
  AddNeighbour("SAME_DAY", evidence.has_same_day(), evidence.same_day(), row);
  AddNeighbour("LATER", evidence.has_next(), evidence.next(), row);
  if (evidence.previous_suspect()) row.ShowSection("SUSPECT");
  if (view.focus == HeldFocus::kValue && index == 0) row.ShowSection("FOCUS");
  AddHidden(absl::StrCat("key", index), TextOfRegister(evidence.register_()),
            content);
  AddHidden(absl::StrCat("was", index), evidence.value(), content);
}

void AddForm(const Desk& desk, const web::Visit& visit, const HeldView& view,
             const v1::ExamineHeldResponse& held, web::Dictionary& content) {
  AddHidden("code", held.held().receipt().code(), content);
  AddHidden("revision", absl::StrCat(held.revision()), content);
  for (const auto& [name, value] : view.behind.Query()) {
    AddHidden(name, value, content);
  }
  for (int i = 0; i < held.values_size(); ++i) {
    AddValue(view, static_cast<size_t>(i), held.values(i), content);
  }
  AddNeighbourChoices(view, held, content);
  content.SetValue("COMMAND", view.form.typed);
  content.SetValue("REASON", view.form.reason);
  if (view.focus == HeldFocus::kCommand) content.ShowSection("FOCUS_COMMAND");
  if (view.focus == HeldFocus::kReason) content.ShowSection("FOCUS_REASON");
  for (size_t i = 1; i <= kReasons; ++i) {
    web::Dictionary& reason = *content.AddSectionDictionary("COMMON");
    reason.SetIntValue("NUMBER", static_cast<long>(i));
    reason.SetValue("WORDS", desk.pages->words().Get(absl::StrCat("reason.", i),
                                                     visit.language));
  }
  content.SetValue("NOTICE_TEXT", view.notice_text);
  if (!view.notice.empty()) content.ShowSection(view.notice);
}

// It waits no longer: somebody was first.
http::Response EndedPage(const Desk& desk, const web::Visit& visit,
                         const HeldView& view, const absl::Status& status) {
  return desk.pages->Render(
      "review_ended", visit, 409, [&](web::Dictionary& content) {
        ShowDone(visit, content);
        content.SetValue("CODE", GroupedCode(view.code));
        content.SetValue("MESSAGE", std::string(status.message()));
        AddHidden("code", view.code, content);
        for (const auto& [name, value] : view.behind.Query()) {
          AddHidden(name, value, content);
        }
      });
}

}  // namespace

http::Response HeldPage(const Desk& desk, const web::Visit& visit,
                        const Seat& seat, const HeldView& view) {
  v1::ExamineHeldRequest request;
  request.set_code(view.code);
  const auto held = seat.core->ExamineHeld(request, kCallTimeout);
  if (sdk::ReasonOf(held.status()) == "HOLD_ENDED") {
    return EndedPage(desk, visit, view, held.status());
  }
  if (!held.ok()) return TroublePage(desk, visit, held.status());
  return desk.pages->Render(
      "review_held", visit, 200, [&](web::Dictionary& content) {
        ShowDone(visit, content);
        ShowEvidence(desk, visit, *held, content);
        ShowUsage(visit, seat, held->held().receipt().account_number(),
                  content);
        AddForm(desk, visit, view, *held, content);
      });
}

}  // namespace intake::desk
