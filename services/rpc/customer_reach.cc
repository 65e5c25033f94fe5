#include "services/rpc/customer_reach.h"

#include <variant>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"

namespace intake {
namespace {

absl::Status CheckCustomer(const Caller& caller) {
  if (caller.customer) return absl::OkStatus();
  return ErrorWithReason(absl::StatusCode::kUnauthenticated, "CUSTOMER_MISSING",
                         "no customer; want metadata `intake-customer`");
}

}  // namespace

absl::Status CustomerReach::CheckAccount(
    const Caller& caller, const std::string& account_number) const {
  if (caller.identity != Identity::kCustomerChannel) return absl::OkStatus();
  absl::Status known = CheckCustomer(caller);
  if (!known.ok()) return known;
  if (customers_.IsLinked(*caller.customer, account_number)) {
    return absl::OkStatus();
  }
  return ErrorWithReason(
      absl::StatusCode::kPermissionDenied, "ACCOUNT_NOT_LINKED",
      absl::StrCat("account ", account_number, " is not linked to ",
                   CustomerId(*caller.customer)));
}

absl::Status CustomerReach::Bind(const Caller& caller,
                                 Submission& submission) const {
  if (caller.identity != Identity::kCustomerChannel) return absl::OkStatus();
  if (std::holds_alternative<TypedText>(submission.content) ||
      !submission.payment_code.empty()) {
    return FieldError("submission.account_number",
                      "names the account on a channel whose customers log in: "
                      "want values, no text and no payment code");
  }
  const bool is_answer = std::holds_alternative<CodeAnswer>(submission.content);
  absl::Status status = is_answer && submission.account_number.empty()
                            ? CheckCustomer(caller)
                            : CheckAccount(caller, submission.account_number);
  if (status.ok()) submission.evidence.sender = CustomerId(*caller.customer);
  return status;
}

}  // namespace intake
