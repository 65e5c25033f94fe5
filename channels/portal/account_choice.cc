#include "channels/portal/account_choice.h"

#include "channels/portal/text_field.h"
#include "channels/web/paths.h"

namespace intake::portal {

std::string ChosenAccount(const web::Visit& visit, const Visitor& visitor) {
  const std::string chosen = Readable(visit.Query("account"));
  return chosen.empty() ? visitor.customer.accounts(0).number() : chosen;
}

void FillAccountChoice(const Visitor& visitor, absl::string_view path,
                       const std::string& shown, web::Dictionary& page) {
  if (visitor.customer.accounts_size() < 2) return;
  web::Dictionary* const choice = page.AddIncludeDictionary("ACCOUNT_CHOICE");
  choice->SetFilename("_account_choice.html");
  for (const v1::LinkedAccount& account : visitor.customer.accounts()) {
    web::Dictionary* const row = choice->AddSectionDictionary("OF_ACCOUNT");
    row->SetValue("NUMBER", account.number());
    row->SetValue("ADDRESS", account.address());
    row->SetValue("URL", web::PathWith(path, {{"account", account.number()}}));
    if (account.number() == shown) row->ShowSection("CURRENT");
  }
}

absl::StatusOr<v1::DescribeAccountResponse> Describe(
    const Visitor& visitor, const std::string& number) {
  v1::DescribeAccountRequest request;
  request.set_account_number(number);
  return visitor.calls.Resent(&sdk::Connection::DescribeAccount, request);
}

}  // namespace intake::portal
