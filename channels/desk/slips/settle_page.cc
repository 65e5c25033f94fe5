#include "channels/desk/slips/settle_page.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "channels/desk/menu.h"
#include "channels/desk/slips/slip_show.h"
#include "channels/sdk/status.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

absl::StatusOr<v1::GetBatchResponse> BatchOf(const Seat& seat,
                                             const std::string& number) {
  v1::GetBatchRequest request;
  request.set_number(number);
  return seat.core->GetBatch(request, kCallTimeout);
}

// The slip of that number; with 0 the first that differs and can be settled by
// whoever asks. Null: there is none.
const v1::Slip* SlipToSettle(const v1::GetBatchResponse& batch, int sequence) {
  const auto slip = std::find_if(
      batch.slips().begin(), batch.slips().end(), [&](const v1::Slip& one) {
        return sequence == 0 ? one.differs() && one.has_second_content()
                             : one.sequence() == sequence;
      });
  return slip == batch.slips().end() ? nullptr : &*slip;
}

http::Response ShowSlip(const Desk& desk, const web::Visit& visit,
                        const v1::GetBatchResponse& batch, const v1::Slip& slip,
                        const std::string& problem) {
  return desk.pages->Render(
      "slip_settle", visit, problem.empty() ? 200 : 422,
      [&](web::Dictionary& content) {
        ShowBatch(desk, visit, batch.batch(), content);
        content.SetIntValue("SEQUENCE", slip.sequence());
        content.SetValue("ACTION", BatchPath("/slips/settle",
                                             batch.batch().header().number(),
                                             slip.sequence()));
        content.SetValue("LINE", visit.form.Text("line"));
        content.SetValue(
            "BATCH_HREF",
            BatchPath("/slips/batch", batch.batch().header().number()));
        if (!problem.empty()) {
          content.SetValueAndShowSection("TEXT", problem, "PROBLEM");
        }
        const auto show = [&](const char* section, const v1::SlipContent& keyed,
                              const std::string& agent) {
          web::Dictionary& row = *content.AddSectionDictionary(section);
          row.SetValue("SLIP", SlipWordsOf(desk, visit, keyed));
          row.SetValue("AGENT", agent);
        };
        if (slip.has_second_content()) {
          show("FIRST", slip.content(), slip.first_agent());
          show("SECOND_KEYED", slip.second_content(), slip.second_agent());
        } else if (slip.has_content()) {
          show("ONLY", slip.content(),
               slip.settled_by().empty() ? slip.first_agent()
                                         : slip.settled_by());
        }
      });
}

// What the supervisor says is right: one of the keyings, or a line of their
// own.
absl::StatusOr<v1::SlipContent> Chosen(const Desk& desk, const v1::Slip& slip,
                                       const web::Form& form) {
  const std::string line = form.Text("line");
  if (line == "1" && slip.has_content()) return slip.content();
  if (line == "2" && slip.has_second_content()) return slip.second_content();
  return ContentFrom(desk, line, "", form.Text("date"));
}

}  // namespace

http::Response SettlePage(const Desk& desk, const web::Visit& visit,
                          const Seat& seat) {
  const std::string number = visit.Query("number");
  const auto batch = BatchOf(seat, number);
  if (!batch.ok()) return TroublePage(desk, visit, batch.status());
  const v1::Slip* const slip =
      SlipToSettle(*batch, SequenceFrom(visit.Query("slip")));
  if (slip == nullptr) return web::Redirect(BatchPath("/slips/batch", number));
  return ShowSlip(desk, visit, *batch, *slip, "");
}

http::Response SettleSlip(const Desk& desk, const web::Visit& visit,
                          const Seat& seat) {
  if (const auto path = MenuPath(seat.member.role(), visit.form.Text("line"))) {
    return web::Redirect(*path);
  }
  v1::SettleSlipRequest request;
  request.set_batch_number(visit.form.Text("number"));
  request.set_sequence(SequenceFrom(visit.form.Text("sequence")));
  const auto batch = BatchOf(seat, request.batch_number());
  if (!batch.ok()) return TroublePage(desk, visit, batch.status());
  const v1::Slip* const slip = SlipToSettle(*batch, request.sequence());
  if (slip == nullptr) {
    return web::Redirect(BatchPath("/slips/batch", request.batch_number()));
  }
  const auto problem = [&](const std::string& text) {
    return ShowSlip(desk, visit, *batch, *slip, text);
  };
  const absl::StatusOr<v1::SlipContent> chosen =
      Chosen(desk, *slip, visit.form);
  if (!chosen.ok() || chosen->values().empty()) {
    return problem(
        desk.pages->words().Get("slips.problem.line", visit.language));
  }
  *request.mutable_content() = *chosen;
  const auto settled = seat.core->SettleSlip(request, kCallTimeout);
  if (!settled.ok()) {
    const auto words = ProblemWords(desk, visit, settled.status());
    if (!words) return TroublePage(desk, visit, settled.status());
    return problem(*words);
  }
  return web::Redirect(BatchPath(
      settled->batch().differing() > 0 ? "/slips/settle" : "/slips/batch",
      request.batch_number()));
}

}  // namespace intake::desk
