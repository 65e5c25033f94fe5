#include "core/people/stored_customers.h"

#include <memory>
#include <optional>
#include <utility>

#include "core/base/limits.h"
#include "core/people/people_errors.h"

namespace intake {
namespace {

constexpr SessionEnds kEnds = {.idle_max = limits::kCustomerSessionIdleMax,
                               .age_max = limits::kCustomerSessionAgeMax};

}  // namespace

absl::StatusOr<std::unique_ptr<Customers>> Customers::Open(
    PeopleStore& store, AccountPlaces& places, Secrets& secrets,
    const Clock& clock) {
  absl::StatusOr<std::vector<StoredSession>> sessions = store.LoadSessions();
  if (!sessions.ok()) return sessions.status();
  std::erase_if(*sessions, [](const StoredSession& session) {
    return session.person.customer == 0;
  });
  const absl::StatusOr<std::vector<CustomerLinks>> links = store.LoadLinks();
  if (!links.ok()) return links.status();
  return std::make_unique<StoredCustomers>(store, places, secrets, clock,
                                           *sessions, *links);
}

StoredCustomers::StoredCustomers(PeopleStore& store, AccountPlaces& places,
                                 Secrets& secrets, const Clock& clock,
                                 const std::vector<StoredSession>& sessions,
                                 const std::vector<CustomerLinks>& links)
    : store_(store),
      secrets_(secrets),
      clock_(clock),
      sessions_(store, secrets, clock, kEnds, sessions),
      links_(links),
      places_(places, clock),
      log_ins_by_email_(clock, limits::kFailedLogInsPerPersonMax,
                        limits::kLogInPeriod),
      log_ins_by_client_(clock, limits::kFailedLogInsPerClientMax,
                         limits::kLogInPeriod),
      passwords_by_customer_(clock, limits::kFailedLogInsPerPersonMax,
                             limits::kLogInPeriod),
      letters_by_email_(clock, limits::kLettersPerEmailMax,
                        limits::kLetterPeriod),
      letters_by_client_(clock, limits::kLettersPerClientMax,
                         limits::kLetterPeriod) {}

absl::Status StoredCustomers::TakeLetter(const std::string& email_key,
                                         const std::string& client_address) {
  return TakeAll(
      {{letters_by_client_, client_address}, {letters_by_email_, email_key}});
}

Letter StoredCustomers::LetterWithToken(LetterKind kind,
                                        const StoredCustomer& customer,
                                        PeopleChange& change) {
  const bool confirms = kind == LetterKind::kConfirmEmail;
  const absl::Time expires_at =
      clock_.Now() + (confirms ? limits::kConfirmEmailTokenAgeMax
                               : limits::kResetPasswordTokenAgeMax);
  const std::string token = secrets_.NewToken();
  change.token = {.token_hash = secrets_.HashToken(token),
                  .purpose = confirms ? TokenPurpose::kConfirmEmail
                                      : TokenPurpose::kResetPassword,
                  .customer = customer.id,
                  .expires_at = expires_at};
  return {.kind = kind,
          .to = customer.email,
          .language = customer.language,
          .token = token,
          .expires_at = expires_at};
}

absl::StatusOr<StoredCustomer> StoredCustomers::CustomerOf(
    absl::string_view token, TokenPurpose purpose) {
  const absl::StatusOr<std::optional<StoredToken>> stored =
      store_.FindToken(secrets_.HashToken(token));
  if (!stored.ok()) return stored.status();
  if (!stored->has_value() || (*stored)->purpose != purpose ||
      (*stored)->expires_at <= clock_.Now()) {
    return TokenInvalid();
  }
  absl::StatusOr<std::optional<StoredCustomer>> customer =
      store_.FindCustomer((*stored)->customer);
  if (!customer.ok()) return customer.status();
  if (!customer->has_value()) return TokenInvalid();
  return **std::move(customer);
}

absl::StatusOr<StoredCustomer> StoredCustomers::Edit(
    absl::string_view session_token,
    absl::FunctionRef<absl::Status(StoredCustomer&)> edit) {
  absl::MutexLock lock(&edit_);
  absl::StatusOr<StoredCustomer> customer = FindSession(session_token);
  if (!customer.ok()) return customer.status();
  const StoredCustomer before = *customer;
  absl::Status status = edit(*customer);
  if (status.ok() && *customer != before) {
    status = sessions_.Apply({.customer = *customer});
  }
  if (!status.ok()) return status;
  links_.Set(customer->id, customer->accounts);
  return customer;
}

bool StoredCustomers::IsLinked(uint64_t customer,
                               const std::string& account_number) const {
  return links_.Has(customer, account_number);
}

absl::Status StoredCustomers::Purge() {
  const absl::Time now = clock_.Now();
  absl::MutexLock lock(&edit_);
  return store_.Purge(now, now - limits::kUnconfirmedCustomerAgeMax);
}

}  // namespace intake
