#include "channels/portal/account_pages.h"

#include <optional>
#include <string>

#include "channels/portal/form_problem.h"
#include "channels/portal/text_field.h"

namespace intake::portal {
namespace {

http::Response ShowAccounts(const Parts& parts, const web::Visit& visit,
                            const Visitor& visitor,
                            const std::optional<FormProblem>& problem) {
  // With the cursor in the form, a telephone would scroll past the list.
  const char* const first_field =
      visitor.customer.accounts().empty() || problem ? "account_number" : "";
  return RenderForm(
      "accounts", parts, visit, problem, first_field,
      [&](web::Dictionary& dictionary) {
        for (const v1::LinkedAccount& account : visitor.customer.accounts()) {
          web::Dictionary* const row =
              dictionary.AddSectionDictionary("ACCOUNT");
          row->SetValue("NUMBER", account.number());
          row->SetValue("ADDRESS", account.address());
        }
        dictionary.SetValue("ACCOUNT_NUMBER",
                            TextField(visit.form, "account_number"));
        dictionary.SetValue("HOUSE", TextField(visit.form, "house"));
      });
}

http::Response Link(const Parts& parts, const web::Visit& visit,
                    const Visitor& visitor) {
  v1::LinkAccountRequest request;
  request.set_session_token(visit.cookie);
  request.set_account_number(TextField(visit.form, "account_number"));
  request.set_house(TextField(visit.form, "house"));
  const auto response =
      parts.calls.Once(&sdk::Connection::LinkAccount, request);
  if (!response.ok()) {
    return ShowAccounts(parts, visit, visitor,
                        ProblemOf(response.status(), parts, visit));
  }
  parts.sessions.Remember(visit.cookie, response->customer(), parts.now());
  return web::Redirect("/accounts");
}

http::Response AskToUnlink(const Parts& parts, const web::Visit& visit,
                           const Visitor& visitor) {
  const std::string number = Readable(visit.Query("account"));
  for (const v1::LinkedAccount& account : visitor.customer.accounts()) {
    if (account.number() != number) continue;
    return parts.pages.Render(
        "unlink", visit, 200, [&](web::Dictionary& dictionary) {
          dictionary.SetValue("NUMBER", number);
          dictionary.SetValue("ADDRESS", account.address());
        });
  }
  return parts.pages.Render("not_found", visit, 404, [](web::Dictionary&) {});
}

http::Response Unlink(const Parts& parts, const web::Visit& visit,
                      const Visitor& visitor) {
  v1::UnlinkAccountRequest request;
  request.set_session_token(visit.cookie);
  request.set_account_number(TextField(visit.form, "account"));
  const auto response =
      parts.calls.Resent(&sdk::Connection::UnlinkAccount, request);
  // Pressed twice, or in two tabs: it is unlinked.
  if (!response.ok() && !absl::IsNotFound(response.status())) {
    return ShowAccounts(parts, visit, visitor,
                        ProblemOf(response.status(), parts, visit));
  }
  return web::Redirect("/accounts");
}

}  // namespace

CustomerPage AccountsAgain(const Parts& parts) {
  return [&parts](const web::Visit& visit, const Visitor& visitor) {
    return ShowAccounts(parts, visit, visitor, std::nullopt);
  };
}

std::vector<web::Route> AccountRoutes(const Parts& parts) {
  const web::Page show = ForCustomer(parts, AccountsAgain(parts));
  return {
      {.path = "/accounts",
       .get = show,
       .post = ForCustomer(parts,
                           [&parts](const auto& visit, const auto& visitor) {
                             return Link(parts, visit, visitor);
                           }),
       .stale = show},
      {.path = "/accounts/unlink",
       .get = ForCustomer(parts,
                          [&parts](const auto& visit, const auto& visitor) {
                            return AskToUnlink(parts, visit, visitor);
                          }),
       .post = ForCustomer(parts,
                           [&parts](const auto& visit, const auto& visitor) {
                             return Unlink(parts, visit, visitor);
                           }),
       .stale = show},
  };
}

}  // namespace intake::portal
