// AccountPlaces over the queries of a store.

#ifndef INTAKE_SERVICES_SERVER_STORED_PLACES_H_
#define INTAKE_SERVICES_SERVER_STORED_PLACES_H_

#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/ports/account_places.h"
#include "core/ports/account_queries.h"
#include "core/rules/rule_set.h"

namespace intake {

class StoredPlaces final : public AccountPlaces {
 public:
  // All outlive it; `rules` say which day it is.
  StoredPlaces(AccountQueries& queries, const RuleBook& rules,
               const Clock& clock)
      : queries_(queries), rules_(rules), clock_(clock) {}

  absl::StatusOr<std::optional<Address>> FindPlace(
      const std::string& account_number) override {
    const absl::StatusOr<Account> account = queries_.GetAccount(account_number);
    if (absl::IsNotFound(account.status())) return std::nullopt;
    if (!account.ok()) return account.status();
    const absl::CivilDay today = rules_.DayOf(clock_.Now());
    if (account->closed_on && *account->closed_on <= today) return std::nullopt;
    return account->address;
  }

 private:
  AccountQueries& queries_;
  const RuleBook& rules_;
  const Clock& clock_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_STORED_PLACES_H_
