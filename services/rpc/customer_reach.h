// What a customer's call may touch: the accounts linked to them, and nothing
// else. Calls of other identities pass unchanged.

#ifndef INTAKE_SERVICES_RPC_CUSTOMER_REACH_H_
#define INTAKE_SERVICES_RPC_CUSTOMER_REACH_H_

#include <string>

#include "absl/status/status.h"
#include "core/model/submission.h"
#include "core/people/customers.h"
#include "services/auth/authenticator.h"

namespace intake {

// Thread-safe; never blocks.
class CustomerReach {
 public:
  // `customers` outlives it.
  explicit CustomerReach(const Customers& customers) : customers_(customers) {}

  // PERMISSION_DENIED `ACCOUNT_NOT_LINKED`. UNAUTHENTICATED `CUSTOMER_MISSING`:
  // the call does not say for whom it is.
  absl::Status CheckAccount(const Caller& caller,
                            const std::string& account_number) const;

  // The same for what is handed in; its sender is the customer from then on,
  // whoever it names. An answer to a receipt's question needs no account, since
  // only its sender may give it. INVALID_ARGUMENT: it names the account in
  // another way than by its number.
  absl::Status Bind(const Caller& caller, Submission& submission) const;

 private:
  const Customers& customers_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_CUSTOMER_REACH_H_
