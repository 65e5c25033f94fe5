#include "channels/portal/reading_form.h"

#include "absl/time/civil_time.h"
#include "channels/portal/account_choice.h"
#include "channels/portal/findings.h"
#include "channels/portal/log_in_form.h"
#include "channels/portal/people_dates.h"
#include "channels/portal/question.h"
#include "channels/portal/receipt_path.h"
#include "channels/portal/register_fields.h"
#include "channels/portal/trouble.h"
#include "channels/web/cookies.h"
#include "channels/web/paths.h"

namespace intake::portal {
namespace {

// Accounts with more registers have their date out of sight, so that no page
// shows more than three fields.
constexpr int kRegistersBesideDate = 2;

void FillDate(const ShownForm& shown, absl::CivilDay today,
              web::Dictionary& page) {
  const std::string iso_today = absl::FormatCivilTime(today);
  const std::string typed = shown.left.typed.reading_date();
  const bool beside = shown.account.registers_size() <= kRegistersBesideDate;
  const bool is_wrong =
      shown.left.problem && shown.left.problem->field == "reading_date";
  web::Dictionary* const date =
      page.AddSectionDictionary(beside ? "DATE_BESIDE" : "DATE_BEHIND");
  date->SetValue("DATE", typed.empty() ? iso_today : typed);
  date->SetValue("TODAY", iso_today);
  date->SetValue("DATE_TEXT", DayForPeople(typed.empty() ? iso_today : typed,
                                           shown.visit.language));
  if (!typed.empty() && typed != iso_today) date->ShowSection("OPEN");
  if (!is_wrong) return;
  date->ShowSection("DATE_INVALID");
  date->AddSectionDictionary("DATE_PROBLEM")
      ->SetValue("TEXT", shown.left.problem->text);
}

// What is said above the form: about it as a whole.
void FillNotices(const ShownForm& shown, web::Dictionary& page) {
  const LeftForm& left = shown.left;
  if (left.problem && left.problem->field != "reading_date") {
    page.AddSectionDictionary("PROBLEM")->SetValue("TEXT", left.problem->text);
  }
  if (left.sent_before) {
    web::Dictionary* const before = page.AddSectionDictionary("SENT_BEFORE");
    if (!left.code_before.empty()) {
      web::Dictionary* const code = before->AddSectionDictionary("BEFORE_CODE");
      code->SetValue("CODE", left.code_before);
      code->SetValue("URL", ReceiptPath(left.code_before,
                                        shown.account.account().number()));
    }
  } else if (left.refused) {
    web::Dictionary* const refused = page.AddSectionDictionary("REFUSED");
    refused->SetValue("CODE", left.refused->code());
    for (const std::string& text : FindingsOfWhole(*left.refused, left.typed)) {
      refused->AddSectionDictionary("FINDING")->SetValue("TEXT", text);
    }
    FillQuestion(shown.parts, shown.visit, *left.refused, shown.account,
                 *refused);
  }
}

}  // namespace

http::Response ShowReadingForm(const Parts& parts, const web::Visit& visit,
                               const Visitor& visitor,
                               const std::string& number,
                               const LeftForm& left) {
  const auto account = Describe(visitor, number);
  if (!account.ok()) {
    return visit.request.method == "POST"
               ? GiveBack(parts, visit, account.status())
               : TroublePage(account.status(), parts, visit);
  }
  const ShownForm shown{
      .parts = parts, .visit = visit, .account = *account, .left = left};
  const int status = left.problem
                         ? left.problem->http_status
                         : (left.refused || !left.too_long.empty() ? 422 : 200);
  return parts.pages.Render("main", visit, status, [&](web::Dictionary& page) {
    page.SetValue("NUMBER", number);
    page.SetValue("ADDRESS", account->account().address().text());
    page.SetValue("ACTION", web::PathWith("/", {{"account", number}}));
    page.SetValue("FORM", left.typed.request_id().empty()
                              ? web::NewToken()
                              : left.typed.request_id());
    page.SetValue("PERIOD", MonthForPeople(account->period(), visit.language));
    page.SetValue("WINDOW_TO",
                  DayForPeople(account->window_to(), visit.language));
    FillAccountChoice(visitor, "/", number, page);
    FillNotices(shown, page);
    FillRegisters(shown, page);
    page.ShowSection(account->registers().empty() ? "NO_REGISTERS"
                                                  : "REGISTERS");
    if (!account->registers().empty()) {
      FillDate(shown, absl::ToCivilDay(parts.now(), parts.zone), page);
    }
  });
}

}  // namespace intake::portal
