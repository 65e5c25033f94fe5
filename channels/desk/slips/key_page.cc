#include "channels/desk/slips/key_page.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "channels/desk/menu.h"
#include "channels/desk/slips/slip_code.h"
#include "channels/desk/slips/slip_line.h"
#include "channels/desk/slips/slip_show.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

constexpr char kPath[] = "/slips/key";

// The form as it is filled in.
struct KeyForm {
  std::string number;
  int sequence = 0;
  std::string line;
  std::string values;
  std::string date;
  // The text of the slip's code, where one was read.
  std::string code;
  // What is keyed for this slip is shown, and is to be replaced.
  bool replaces = false;
};

KeyForm KeyFormFrom(const web::Form& form) {
  return {.number = form.Text("number"),
          .sequence = SequenceFrom(form.Text("sequence")),
          .line = form.Text("line"),
          .values = form.Text("values"),
          .date = form.Text("date"),
          .code = form.Text("code"),
          .replaces = form.Has("replaces")};
}

absl::StatusOr<v1::GetBatchResponse> BatchOf(const Seat& seat,
                                             const std::string& number) {
  v1::GetBatchRequest request;
  request.set_number(number);
  return seat.core->GetBatch(request, kCallTimeout);
}

// What the clerk has keyed of a slip, or is to see of it; null: nothing.
const v1::SlipContent* KnownContent(const v1::GetBatchResponse& batch,
                                    int sequence) {
  if (sequence < 1 || sequence > batch.slips_size()) return nullptr;
  const v1::Slip& slip = batch.slips(sequence - 1);
  return slip.has_content() ? &slip.content() : nullptr;
}

// `focus`: LINE or VALUES. `problem` empty: there is none.
http::Response ShowForm(const Desk& desk, const web::Visit& visit,
                        const v1::GetBatchResponse& batch, const KeyForm& form,
                        const char* focus, const std::string& problem) {
  return desk.pages->Render(
      "slip_key", visit, problem.empty() ? 200 : 422,
      [&](web::Dictionary& content) {
        ShowBatch(desk, visit, batch.batch(), content);
        content.SetIntValue("SEQUENCE", form.sequence);
        content.SetValue("LINE", form.line);
        content.SetValue("VALUES", form.values);
        content.SetValue("DATE_TYPED", form.date);
        content.SetValue("CODE", form.code);
        // With its query, so that the page can be asked for again.
        content.SetValue("ACTION",
                         BatchPath(kPath, form.number, form.sequence));
        content.SetValue("BATCH_HREF", BatchPath("/slips/batch", form.number));
        content.ShowSection(absl::StrCat("FOCUS_", focus));
        if (!problem.empty()) {
          content.SetValueAndShowSection("TEXT", problem, "PROBLEM");
        }
        if (!form.code.empty()) content.ShowSection("SCANNED");
        if (form.replaces) content.ShowSection("REPLACES");
        const auto* const known = KnownContent(batch, form.sequence);
        if (known != nullptr) {
          content.SetValueAndShowSection(
              "KNOWN_SLIP", SlipWordsOf(desk, visit, *known), "KNOWN");
        }
        const int done = SequenceFrom(visit.Query("done"));
        if (const auto* const last = KnownContent(batch, done)) {
          web::Dictionary& row = *content.AddSectionDictionary("DONE");
          row.SetIntValue("DONE_SEQUENCE", done);
          row.SetValue("DONE_SLIP", SlipWordsOf(desk, visit, *last));
        }
      });
}

http::Response ShowForm(const Desk& desk, const web::Visit& visit,
                        const Seat& seat, const KeyForm& form,
                        const char* focus, absl::string_view problem) {
  const auto batch = BatchOf(seat, form.number);
  if (!batch.ok()) return TroublePage(desk, visit, batch.status());
  return ShowForm(desk, visit, *batch, form, focus,
                  problem.empty() ? ""
                                  : desk.pages->words().Get(
                                        absl::StrCat("slips.problem.", problem),
                                        visit.language));
}

// A code fills the form; the clerk confirms, or types what it does not say.
http::Response TakeCode(const Desk& desk, const web::Visit& visit,
                        const Seat& seat, KeyForm form) {
  const absl::StatusOr<SlipCode> code = ParseSlipCode(form.line);
  if (!code.ok()) {
    form.line.clear();
    return ShowForm(desk, visit, seat, form, "LINE", "code");
  }
  form.code = form.line;
  form.line = code->account;
  form.values = code->value;
  return ShowForm(desk, visit, seat, form,
                  code->account.empty() ? "LINE" : "VALUES", "");
}

// Adds what the code says, unless the clerk has typed another account over it.
void AddCode(const std::string& text, v1::SlipContent& content) {
  if (text.empty()) return;
  content.set_code_text(text);
  const absl::StatusOr<SlipCode> code = ParseSlipCode(text);
  if (code.ok() && code->account == content.account_number()) {
    content.set_meter_serial(code->meter_serial);
  }
}

// Whether both would be typed alike.
bool IsAgain(const v1::SlipContent& known, const v1::SlipContent& typed) {
  return SlipLineOf(known) == SlipLineOf(typed) &&
         known.reading_date() == typed.reading_date();
}

http::Response Store(const Desk& desk, const web::Visit& visit,
                     const Seat& seat, KeyForm form,
                     const v1::SlipContent& content) {
  const auto batch = BatchOf(seat, form.number);
  if (!batch.ok()) return TroublePage(desk, visit, batch.status());
  // The page that was sent may be an old one: the way back leads to slips that
  // are keyed, and the next slip's data must not fall upon one of them unseen.
  const auto* const known = KnownContent(*batch, form.sequence);
  if (known != nullptr && !form.replaces && !IsAgain(*known, content)) {
    form.replaces = true;
    return ShowForm(
        desk, visit, *batch, form, "LINE",
        desk.pages->words().Get("slips.problem.keyed", visit.language));
  }
  v1::KeySlipRequest request;
  request.set_batch_number(form.number);
  request.set_sequence(form.sequence);
  *request.mutable_content() = content;
  const auto keyed = seat.core->KeySlip(request, kCallTimeout);
  if (!keyed.ok()) {
    const auto words = ProblemWords(desk, visit, keyed.status());
    if (!words) return TroublePage(desk, visit, keyed.status());
    return ShowForm(desk, visit, *batch, form, "LINE", *words);
  }
  const int next = keyed->next_sequence();
  if (next == 0) return web::Redirect(BatchPath("/slips/batch", form.number));
  return web::Redirect(absl::StrCat(BatchPath(kPath, form.number, next),
                                    "&done=", form.sequence));
}

}  // namespace

http::Response KeyPage(const Desk& desk, const web::Visit& visit,
                       const Seat& seat) {
  KeyForm form = {.number = visit.Query("number"),
                  .sequence = SequenceFrom(visit.Query("slip"))};
  const auto batch = BatchOf(seat, form.number);
  if (!batch.ok()) return TroublePage(desk, visit, batch.status());
  if (form.sequence == 0) form.sequence = batch->next_sequence();
  if (form.sequence == 0 || batch->batch().closed()) {
    return web::Redirect(BatchPath("/slips/batch", form.number));
  }
  // It shows what is keyed.
  form.replaces = KnownContent(*batch, form.sequence) != nullptr;
  return ShowForm(desk, visit, *batch, form, "LINE", "");
}

http::Response KeySlip(const Desk& desk, const web::Visit& visit,
                       const Seat& seat) {
  const KeyForm form = KeyFormFrom(visit.form);
  if (const auto path = MenuPath(seat.member.role(), form.line)) {
    return web::Redirect(*path);
  }
  if (const auto jump = ParseJump(form.line)) {
    return web::Redirect(BatchPath(kPath, form.number, *jump));
  }
  if (IsSlipCode(form.line)) return TakeCode(desk, visit, seat, form);
  if (form.line.empty()) return ShowForm(desk, visit, seat, form, "LINE", "");
  if (!ParseSlipLine(absl::StrCat(form.line, " ", form.values)).ok()) {
    return ShowForm(desk, visit, seat, form, "LINE", "line");
  }
  absl::StatusOr<v1::SlipContent> content =
      ContentFrom(desk, form.line, form.values, form.date);
  if (!content.ok()) {
    return ShowForm(desk, visit, seat, form, "LINE", "reading_date");
  }
  if (content->values().empty()) {
    return ShowForm(desk, visit, seat, form, "VALUES", "");
  }
  AddCode(form.code, *content);
  return Store(desk, visit, seat, form, *content);
}

}  // namespace intake::desk
