#include "channels/portal/receipt_pages.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "channels/portal/customer_page.h"
#include "channels/portal/findings.h"
#include "channels/portal/log_in_form.h"
#include "channels/portal/question.h"
#include "channels/portal/receipt_path.h"
#include "channels/portal/receipt_view.h"
#include "channels/portal/register_words.h"
#include "channels/portal/sending.h"
#include "channels/portal/text_field.h"
#include "channels/portal/trouble.h"

namespace intake::portal {
namespace {

// Each says what it is about where more than one value was sent.
void FillFindings(const Parts& parts, const web::Visit& visit,
                  const ReceiptView& shown, web::Dictionary& content) {
  const v1::Receipt& receipt = shown.found.receipt;
  for (const v1::Finding& finding : ToldFindings(receipt)) {
    content.ShowSection("FINDINGS");
    web::Dictionary* const row = content.AddSectionDictionary("FINDING");
    row->SetValue("TEXT", finding.text());
    if (receipt.understood_size() < 2 || !finding.has_register_()) continue;
    row->SetValueAndShowSection("LABEL",
                                LabelOf(finding.register_(), shown.account,
                                        parts.pages.words(), visit.language),
                                "ABOUT");
  }
}

http::Response Show(const Parts& parts, const web::Visit& visit,
                    const Visitor& visitor, absl::string_view page) {
  const auto shown = FindReceiptView(visitor, visit);
  if (!shown.ok()) return TroublePage(shown.status(), parts, visit);
  return parts.pages.Render(page, visit, 200, [&](web::Dictionary& content) {
    const v1::Receipt& receipt = shown->found.receipt;
    FillFacts(parts, visit, *shown, content);
    content.ShowSection(StateSection(*shown, parts));
    if (!shown->later.answered_by.empty()) {
      web::Dictionary* const by = content.AddSectionDictionary("ANSWERED_BY");
      by->SetValue("ANSWER_CODE", shown->later.answered_by);
      by->SetValue("URL", ReceiptPath(shown->later.answered_by,
                                      receipt.account_number()));
    }
    FillFindings(parts, visit, *shown, content);
    // The core takes the answer of the channel that it has asked.
    if (IsOpen(*shown) && shown->found.channel_id == kChannel) {
      FillQuestion(parts, visit, receipt, shown->account, content);
    }
  });
}

// One press is one answer, however often it is sent: the code and the word are
// its request id.
http::Response TakeAnswer(const Parts& parts, const web::Visit& visit,
                          const Visitor& visitor) {
  const std::string code = TextField(visit.form, "code");
  const bool yes = visit.form.Text("answer") == "yes";
  v1::Submission submission;
  submission.set_request_id(
      absl::StrCat("answer-", code, yes ? "-yes" : "-no"));
  submission.set_account_number(TextField(visit.form, "account"));
  submission.mutable_answer()->set_code(code);
  submission.mutable_answer()->set_yes(yes);
  const auto next = Send(parts, visitor, std::move(submission));
  if (next.ok()) return web::Redirect(*next);
  return absl::IsPermissionDenied(next.status()) ||
                 absl::IsInvalidArgument(next.status())
             ? TroublePage(next.status(), parts, visit)
             : GiveBack(parts, visit, next.status());
}

}  // namespace

std::vector<web::Route> ReceiptRoutes(const Parts& parts) {
  const auto page = [&parts](absl::string_view name) {
    return ForCustomer(parts,
                       [&parts, name](const auto& visit, const auto& visitor) {
                         return Show(parts, visit, visitor, name);
                       });
  };
  const auto receipt = [](const web::Visit& visit) {
    return web::Redirect(ReceiptPath(TextField(visit.form, "code"),
                                     TextField(visit.form, "account")));
  };
  return {
      {.path = "/receipt", .get = page("receipt")},
      {.path = "/receipt/print", .get = page("receipt_print")},
      {.path = "/receipt/answer",
       .get = [](const web::Visit&) { return web::Redirect("/"); },
       .post = ForCustomer(parts,
                           [&parts](const auto& visit, const auto& visitor) {
                             return TakeAnswer(parts, visit, visitor);
                           }),
       .stale = receipt},
  };
}

}  // namespace intake::portal
