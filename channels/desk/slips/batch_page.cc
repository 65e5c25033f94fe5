#include "channels/desk/slips/batch_page.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/desk/menu.h"
#include "channels/desk/show.h"
#include "channels/desk/slips/hand_in.h"
#include "channels/desk/slips/slip_show.h"
#include "channels/sdk/status.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

// Who keyed a slip: `anna, boris; chief`.
std::string AgentsOf(const v1::Slip& slip) {
  std::string agents = slip.first_agent();
  if (!slip.second_agent().empty()) {
    absl::StrAppend(&agents, ", ", slip.second_agent());
  }
  if (!slip.settled_by().empty()) {
    absl::StrAppend(&agents, "; ", slip.settled_by());
  }
  return agents;
}

void ShowSlip(const Desk& desk, const web::Visit& visit,
              const v1::BatchState& batch, const v1::Slip& slip,
              bool may_settle, web::Dictionary& row) {
  row.SetIntValue("SEQUENCE", slip.sequence());
  row.SetValue("AGENTS", AgentsOf(slip));
  if (slip.has_content()) {
    row.SetValue("SLIP", SlipWordsOf(desk, visit, slip.content()));
  }
  if (slip.second_wanted() && slip.second_agent().empty() &&
      slip.settled_by().empty()) {
    row.ShowSection("WANTS_SECOND");
  }
  if (slip.differs()) row.ShowSection("DIFFERS");
  if (!batch.closed()) {
    const std::string& number = batch.header().number();
    row.SetValueAndShowSection(
        "KEY_HREF", BatchPath("/slips/key", number, slip.sequence()), "KEY");
    if (may_settle) {
      row.SetValueAndShowSection(
          "SETTLE_HREF", BatchPath("/slips/settle", number, slip.sequence()),
          "SETTLE");
    }
  }
  if (slip.receipt_code().empty()) return;
  web::Dictionary& receipt = *row.AddSectionDictionary("RECEIPT");
  ShowOutcome(desk.pages->words(), slip.outcome(), visit.language, receipt);
  receipt.SetValue("CODE", slip.receipt_code());
  receipt.SetValue("TEXT", slip.receipt_text());
}

// The one thing to do next has the focus.
void ShowNext(const v1::GetBatchResponse& batch, bool is_supervisor,
              web::Dictionary& content) {
  const v1::BatchState& state = batch.batch();
  const std::string& number = state.header().number();
  content.SetValue("CLOSE_ACTION", BatchPath("/slips/close", number));
  const bool to_hand_in =
      state.closed() && state.handed_in() < state.header().slips();
  if (batch.next_sequence() != 0) {
    content.SetValueAndShowSection("NEXT_HREF", BatchPath("/slips/key", number),
                                   "NEXT");
  } else if (to_hand_in) {
    content.ShowSection("HAND_IN");
  } else if (!state.closed() && state.complete()) {
    content.ShowSection("CLOSE");
  } else if (is_supervisor && state.differing() > 0) {
    content.SetValueAndShowSection(
        "SETTLE_NEXT_HREF", BatchPath("/slips/settle", number), "SETTLE_NEXT");
  } else {
    content.ShowSection("BACK");
  }
  if (!state.closed()) {
    content.SetValueAndShowSection(
        "CORRECT_HREF", web::PathWith("/slips", {{"correct", number}}),
        "CORRECT");
  }
}

http::Response ShowBatchPage(const Desk& desk, const web::Visit& visit,
                             const Seat& seat, const std::string& number,
                             const std::vector<FailedSlip>& failed) {
  v1::GetBatchRequest request;
  request.set_number(number);
  const auto found = seat.core->GetBatch(request, kCallTimeout);
  if (!found.ok()) return TroublePage(desk, visit, found.status());
  const bool is_supervisor =
      MayAct(seat.member.role(), {v1::STAFF_ROLE_SUPERVISOR});
  return desk.pages->Render(
      "slip_batch", visit, 200, [&](web::Dictionary& content) {
        ShowBatch(desk, visit, found->batch(), content);
        ShowNext(*found, is_supervisor, content);
        const bool totals_wrong = TotalsAreWrong(found->batch());
        if (totals_wrong) content.ShowSection("TOTALS_WRONG");
        for (const FailedSlip& slip : failed) {
          web::Dictionary& row = *content.AddSectionDictionary("FAILED");
          row.SetIntValue("FAILED_SEQUENCE", slip.sequence);
          row.SetValue("FAILED_MESSAGE", slip.message);
        }
        for (const v1::Slip& slip : found->slips()) {
          ShowSlip(desk, visit, found->batch(), slip,
                   is_supervisor && (slip.differs() || totals_wrong),
                   *content.AddSectionDictionary("ROW"));
        }
      });
}

}  // namespace

http::Response BatchPage(const Desk& desk, const web::Visit& visit,
                         const Seat& seat) {
  return ShowBatchPage(desk, visit, seat, visit.Query("number"), {});
}

http::Response CloseBatch(const Desk& desk, const web::Visit& visit,
                          const Seat& seat) {
  v1::CloseBatchRequest request;
  request.set_number(visit.form.Text("number"));
  const auto closed = seat.core->CloseBatch(request, kCallTimeout);
  if (!closed.ok()) {
    // The page shows what the batch lacks.
    if (sdk::ReasonOf(closed.status()) == "BATCH_DIFFERS") {
      return ShowBatchPage(desk, visit, seat, request.number(), {});
    }
    return TroublePage(desk, visit, closed.status());
  }
  const auto failed = HandIn(*closed, desk.paper_slip, *seat.core);
  if (!failed.ok()) return TroublePage(desk, visit, failed.status());
  if (failed->empty()) {
    return web::Redirect(BatchPath("/slips/batch", request.number()));
  }
  return ShowBatchPage(desk, visit, seat, request.number(), *failed);
}

}  // namespace intake::desk
