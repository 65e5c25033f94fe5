#include "channels/portal/reading_pages.h"

#include <string>
#include <utility>

#include "channels/portal/account_choice.h"
#include "channels/portal/findings.h"
#include "channels/portal/log_in_form.h"
#include "channels/portal/reading_form.h"
#include "channels/portal/receipt_lookup.h"
#include "channels/portal/sending.h"
#include "channels/portal/text_field.h"
#include "channels/portal/trouble.h"
#include "channels/portal/typed_readings.h"

namespace intake::portal {
namespace {

// The form as the refused submission `code` left it. A code that is none, or
// another account's, gives an empty form.
absl::StatusOr<LeftForm> FindLeftForm(const Visitor& visitor,
                                      const std::string& number,
                                      const std::string& code) {
  LeftForm left;
  auto found = FindReceipt(visitor, code, number);
  if (absl::IsNotFound(found.status()) ||
      absl::IsInvalidArgument(found.status())) {
    return left;
  }
  if (!found.ok()) return found.status();
  if (found->receipt.outcome() != v1::OUTCOME_REFUSED ||
      found->submission.account_number() != number) {
    return left;
  }
  left.typed = std::move(found->submission);
  if (const std::string key = ReusedKey(found->receipt); !key.empty()) {
    left.sent_before = true;
    left.code_before = FindCodeOfRequest(visitor, number, key);
  }
  // What is sent now is another submission.
  left.typed.clear_request_id();
  left.refused = std::move(found->receipt);
  return left;
}

http::Response Show(const Parts& parts, const web::Visit& visit,
                    const Visitor& visitor) {
  if (visitor.customer.accounts().empty()) return web::Redirect("/accounts");
  const std::string number = ChosenAccount(visit, visitor);
  const std::string code = Readable(visit.Query("again"));
  if (code.empty()) return ShowReadingForm(parts, visit, visitor, number, {});
  const auto left = FindLeftForm(visitor, number, code);
  if (!left.ok()) return TroublePage(left.status(), parts, visit);
  return ShowReadingForm(parts, visit, visitor, number, *left);
}

http::Response TakeReadings(const Parts& parts, const web::Visit& visit,
                            const Visitor& visitor) {
  LeftForm left{.typed = ReadTypedReadings(visit.form)};
  left.too_long = TooLong(left.typed);
  const std::string number = left.typed.account_number();
  if (left.typed.named().values().empty()) {
    left.problem = FormProblem{.text = parts.Word("problem.no_value", visit)};
  }
  if (left.problem || !left.too_long.empty()) {
    return ShowReadingForm(parts, visit, visitor, number, left);
  }
  const auto next = Send(parts, visitor, left.typed);
  if (next.ok()) return web::Redirect(*next);
  // Of the form, nothing but the date can be what the contract has no word for;
  // and a form for an account that is not theirs came from no page of ours.
  if (absl::IsInvalidArgument(next.status())) {
    left.problem = ProblemOf(next.status(), parts, visit);
    return ShowReadingForm(parts, visit, visitor, number, left);
  }
  return absl::IsPermissionDenied(next.status())
             ? TroublePage(next.status(), parts, visit)
             : GiveBack(parts, visit, next.status());
}

}  // namespace

CustomerPage ReadingsAgain(const Parts& parts) {
  return [&parts](const web::Visit& visit, const Visitor& visitor) {
    LeftForm left{.typed = ReadTypedReadings(visit.form)};
    left.problem = FormProblem{.text = parts.Word("problem.here_again", visit),
                               .http_status = 200};
    const std::string number = left.typed.account_number();
    return ShowReadingForm(parts, visit, visitor, number, left);
  };
}

std::vector<web::Route> ReadingRoutes(const Parts& parts) {
  return {
      {.path = "/",
       .get = ForCustomer(parts,
                          [&parts](const auto& visit, const auto& visitor) {
                            return Show(parts, visit, visitor);
                          }),
       .post = ForCustomer(parts,
                           [&parts](const auto& visit, const auto& visitor) {
                             return TakeReadings(parts, visit, visitor);
                           }),
       .stale = ForCustomer(parts, ReadingsAgain(parts))},
  };
}

}  // namespace intake::portal
