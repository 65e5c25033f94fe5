#include "channels/portal/receipt_view.h"

#include <string>
#include <utility>

#include "channels/portal/account_choice.h"
#include "channels/portal/channel_words.h"
#include "channels/portal/findings.h"
#include "channels/portal/people_dates.h"
#include "channels/portal/question.h"
#include "channels/portal/receipt_path.h"
#include "channels/portal/register_words.h"
#include "channels/portal/text_field.h"
#include "channels/web/language.h"
#include "channels/web/paths.h"

namespace intake::portal {

absl::StatusOr<ReceiptView> FindReceiptView(const Visitor& visitor,
                                            const web::Visit& visit) {
  ReceiptView shown;
  auto found = FindReceipt(visitor, Readable(visit.Query("code")),
                           Readable(visit.Query("account")));
  if (!found.ok()) return found.status();
  shown.found = *std::move(found);
  auto account = Describe(visitor, shown.found.receipt.account_number());
  if (!account.ok()) return account.status();
  shown.account = *std::move(account);
  auto later = FindLaterState(visitor, shown.found.receipt);
  if (!later.ok()) return later.status();
  shown.later = *std::move(later);
  return shown;
}

void FillFacts(const Parts& parts, const web::Visit& visit,
               const ReceiptView& shown, web::Dictionary& page) {
  const v1::Receipt& receipt = shown.found.receipt;
  page.SetValue("CODE", receipt.code());
  page.SetValue("NUMBER", receipt.account_number());
  page.SetValue("ADDRESS", shown.account.account().address().text());
  page.SetValue(
      "RECEIVED",
      MomentForPeople(absl::FromUnixSeconds(receipt.received_at().seconds()),
                      parts.zone, visit.language));
  page.SetValue("CHANNEL", ChannelName(shown.found.channel_id,
                                       parts.pages.words(), visit.language));
  page.SetValue("TEXT", receipt.text());
  page.SetValue("TEXT_LANGUAGE",
                web::CodeOf(web::FromContract(receipt.language())));
  page.SetValue("FORM_URL",
                web::PathWith("/", {{"account", receipt.account_number()}}));
  page.SetValue(
      "HISTORY_URL",
      web::PathWith("/history", {{"account", receipt.account_number()}}));
  page.SetValue(
      "PRINT_URL",
      web::PathWith("/receipt/print", {{"code", receipt.code()},
                                       {"account", receipt.account_number()}}));
  page.SetValue("RECEIPT_URL",
                ReceiptPath(receipt.code(), receipt.account_number()));
  if (!receipt.reading_date().empty()) {
    page.SetValueAndShowSection(
        "DATE", DayForPeople(receipt.reading_date(), visit.language),
        "HAS_DATE");
  }
  if (!receipt.period().empty()) {
    page.SetValue("PERIOD", MonthForPeople(receipt.period(), visit.language));
    page.ShowSection("HAS_PERIOD");
  }
  for (const v1::UnderstoodValue& value : receipt.understood()) {
    web::Dictionary* const row = page.AddSectionDictionary("TAKEN");
    row->SetValue("LABEL", LabelOf(value.register_(), shown.account,
                                   parts.pages.words(), visit.language));
    row->SetValue("VALUE", ValueForPeople(value.value(), visit.language));
  }
}

const char* StateSection(const ReceiptView& shown, const Parts& parts) {
  const v1::Receipt& receipt = shown.found.receipt;
  if (!shown.later.answered_by.empty()) return "ANSWERED";
  switch (shown.later.state) {
    case v1::READING_STATE_SUPERSEDED:
      return "SUPERSEDED";
    case v1::READING_STATE_REJECTED:
      return "REJECTED";
    case v1::READING_STATE_VOIDED:
      return "VOIDED";
    case v1::READING_STATE_LIVE:
      return receipt.outcome() == v1::OUTCOME_HELD ? "RELEASED" : "ACCEPTED";
    default:
      break;
  }
  if (receipt.outcome() == v1::OUTCOME_ACCEPTED) return "ACCEPTED";
  if (receipt.outcome() == v1::OUTCOME_REFUSED) return "REFUSED";
  if (WaitsForStaff(receipt)) return "HELD_STAFF";
  return MayAnswer(receipt, parts) ? "HELD_CUSTOMER" : "HELD_STAFF";
}

bool IsOpen(const ReceiptView& shown) {
  return shown.later.answered_by.empty() &&
         (shown.later.state == v1::READING_STATE_HELD ||
          shown.later.state == v1::READING_STATE_UNSPECIFIED);
}

}  // namespace intake::portal
