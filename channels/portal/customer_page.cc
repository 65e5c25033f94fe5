#include "channels/portal/customer_page.h"

#include <optional>
#include <utility>

#include "absl/status/statusor.h"
#include "channels/portal/log_in_form.h"
#include "channels/portal/trouble.h"
#include "channels/sdk/retry.h"
#include "channels/sdk/status.h"
#include "channels/web/cookies.h"
#include "channels/web/language.h"

namespace intake::portal {
namespace {

// Whose session it is. UNAUTHENTICATED SESSION_ENDED: nobody's.
absl::StatusOr<v1::Customer> FindCustomer(const Parts& parts,
                                          const web::Visit& visit) {
  v1::GetCustomerSessionRequest request;
  request.set_session_token(visit.cookie);
  auto response =
      parts.calls.Resent(&sdk::Connection::GetCustomerSession, request);
  if (response.ok()) {
    parts.sessions.Remember(visit.cookie, response->customer(), parts.now());
    return std::move(*response->mutable_customer());
  }
  if (sdk::IsTransient(response.status())) {
    auto seen = parts.sessions.Find(visit.cookie, parts.now());
    if (seen) return *std::move(seen);
  }
  return response.status();
}

web::Visit InLanguageOf(const v1::Customer& customer, web::Visit visit) {
  if (!web::FindCookie(visit.request, "__Host-language")) {
    visit.language = web::FromContract(customer.language());
  }
  return visit;
}

}  // namespace

web::Page ForCustomer(const Parts& parts, CustomerPage page) {
  return [&parts, page = std::move(page)](const web::Visit& visit) {
    // A cookie that was made for this visit is nobody's session yet.
    if (!visit.cookie_is_old) return AskToLogIn(parts, visit);
    const auto customer = FindCustomer(parts, visit);
    if (customer.ok()) {
      const web::Visit theirs = InLanguageOf(*customer, visit);
      return page(theirs, {.customer = *customer,
                           .language = web::ToContract(theirs.language),
                           .calls = parts.calls.As(customer->id())});
    }
    if (sdk::ReasonOf(customer.status()) == "SESSION_ENDED") {
      parts.sessions.Forget(visit.cookie);
      return AskToLogIn(parts, visit);
    }
    return visit.request.method == "POST"
               ? GiveBack(parts, visit, customer.status())
               : TroublePage(customer.status(), parts, visit);
  };
}

}  // namespace intake::portal
