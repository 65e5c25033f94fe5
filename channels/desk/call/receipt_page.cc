#include "channels/desk/call/receipt_page.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "channels/desk/call/call_page.h"
#include "channels/desk/menu.h"
#include "channels/desk/show.h"
#include "channels/web/site.h"

namespace intake::desk {
namespace {

absl::StatusOr<v1::GetReceiptResponse> FindReceipt(const Counter& counter,
                                                   const std::string& code) {
  v1::GetReceiptRequest request;
  request.set_code(code);
  return counter.channel->GetReceipt(request, kCallTimeout);
}

void Fill(const Counter& counter, const web::Visit& visit, const Seat& seat,
          const v1::GetReceiptResponse& found, web::Dictionary& content) {
  const Desk& desk = *counter.desk;
  const v1::Receipt& receipt = found.receipt();
  content.SetValue("BASE", counter.path);
  content.SetValue("RECEIPT", receipt.code());
  content.SetValue("CODE", GroupedCode(receipt.code()));
  content.SetValue("ACCOUNT", GroupedAccount(receipt.account_number()));
  content.SetValue("RECEIPT_TEXT", receipt.text());
  ShowOutcome(desk.pages->words(), receipt.outcome(), visit.language, content);
  const bool held = receipt.outcome() == v1::OUTCOME_HELD;
  const bool accepted = receipt.outcome() == v1::OUTCOME_ACCEPTED;
  content.ShowSection(accepted ? "NEXT_ACCEPTED"
                      : held   ? "NEXT_HELD"
                               : "NEXT_REFUSED");
  const absl::Time until = TimeOf(receipt.received_at()) + kUndoFor;
  if ((accepted || held) && desk.now() < until &&
      found.submission().evidence().agent() == seat.agent()) {
    content.SetValueAndShowSection("UNTIL", ClockWords(until, desk.zone),
                                   "UNDO");
  }
}

http::Response Undo(const Counter& counter, const web::Visit& visit,
                    const Seat& seat, const std::string& code) {
  const Desk& desk = *counter.desk;
  v1::UndoSubmissionRequest request;
  request.set_code(code);
  request.mutable_decision()->set_agent(seat.agent());
  request.mutable_decision()->set_reason(
      desk.pages->words().Get("call.undo_reason", visit.language));
  const auto undone = seat.core->UndoSubmission(request, kCallTimeout);
  if (!undone.ok()) return TroublePage(desk, visit, undone.status());
  const auto found = FindReceipt(counter, code);
  if (!found.ok()) return TroublePage(desk, visit, found.status());
  return NewCallPage(counter, visit, seat, found->receipt().account_number(),
                     found->submission().evidence().sender(), "UNDONE", code);
}

}  // namespace

http::Response ReceiptPage(const Counter& counter, const web::Visit& visit,
                           const Seat& seat) {
  const Desk& desk = *counter.desk;
  const auto found = FindReceipt(counter, visit.Query("code"));
  if (!found.ok()) return TroublePage(desk, visit, found.status());
  return desk.pages->Render("call_receipt", visit, 200,
                            [&](web::Dictionary& content) {
                              Fill(counter, visit, seat, *found, content);
                            });
}

http::Response AfterReceipt(const Counter& counter, const web::Visit& visit,
                            const Seat& seat) {
  const std::string typed = visit.form.Text("q");
  if (typed == "-" || visit.form.Text("do") == "undo") {
    return Undo(counter, visit, seat, visit.form.Text("code"));
  }
  if (const auto path = MenuPath(seat.member.role(), typed)) {
    return web::Redirect(*path);
  }
  return web::Redirect(typed.empty()
                           ? counter.path
                           : web::PathWith(counter.path, {{"q", typed}}));
}

}  // namespace intake::desk
