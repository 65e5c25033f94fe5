#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/people/stored_customers.h"

namespace intake {
namespace {

auto FindAccount(std::vector<LinkedAccount>& accounts,
                 const std::string& number) {
  return std::find_if(
      accounts.begin(), accounts.end(),
      [&](const LinkedAccount& account) { return account.number == number; });
}

}  // namespace

absl::StatusOr<StoredCustomer> StoredCustomers::LinkAccount(
    absl::string_view session_token, const std::string& account_number,
    const std::string& house) {
  const absl::StatusOr<StoredCustomer> asks = FindSession(session_token);
  if (!asks.ok()) return asks.status();
  const absl::StatusOr<LinkedAccount> account = places_.Confirm(
      account_number, house, absl::StrCat("customer ", asks->id));
  if (!account.ok()) return account.status();
  return Edit(session_token, [&](StoredCustomer& customer) -> absl::Status {
    const auto linked = FindAccount(customer.accounts, account->number);
    if (linked != customer.accounts.end()) return absl::OkStatus();
    if (customer.accounts.size() >= limits::kLinkedAccountsMax) {
      return ErrorWithReason(
          absl::StatusCode::kFailedPrecondition, "TOO_MANY_ACCOUNTS",
          absl::StrCat("got one more than ", limits::kLinkedAccountsMax,
                       " accounts: unlink another one first"));
    }
    customer.accounts.push_back(*account);
    return absl::OkStatus();
  });
}

absl::StatusOr<StoredCustomer> StoredCustomers::UnlinkAccount(
    absl::string_view session_token, const std::string& account_number) {
  return Edit(session_token, [&](StoredCustomer& customer) -> absl::Status {
    const auto linked = FindAccount(customer.accounts, account_number);
    if (linked == customer.accounts.end()) {
      return ErrorWithReason(absl::StatusCode::kNotFound, "ACCOUNT_NOT_LINKED",
                             "this account is not in the customer's list");
    }
    customer.accounts.erase(linked);
    return absl::OkStatus();
  });
}

}  // namespace intake
