#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "core/people/email.h"
#include "core/people/people_errors.h"
#include "core/people/stored_customers.h"

namespace intake {

// The same work for an address without a customer as for a wrong password.
absl::StatusOr<std::variant<NewSession, Letter>> StoredCustomers::LogIn(
    const std::string& email, absl::string_view password,
    const std::string& client_address) {
  const absl::StatusOr<Email> given = NormalizeEmail(email);
  const std::string key = given.ok() ? given->key : "";
  const std::initializer_list<AttemptAt> attempts = {
      {log_ins_by_client_, client_address}, {log_ins_by_email_, key}};
  absl::Status status = TakeAll(attempts);
  if (!status.ok()) return status;
  absl::StatusOr<std::optional<StoredCustomer>> found =
      store_.FindCustomerByEmail(key);
  if (!found.ok()) {
    GiveBackAll(attempts);
    return found.status();
  }
  const std::string hash = found->has_value() ? (*found)->password_hash : "";
  if (!secrets_.PasswordMatches(hash, password)) return LogInFailed();
  GiveBackAll(attempts);
  const std::vector<LinkedAccount> accounts = (*found)->accounts;
  std::vector<LinkedAccount> refreshed = accounts;
  places_.Refresh(refreshed);

  absl::MutexLock lock(&edit_);
  // It may have changed while its password was checked.
  found = store_.FindCustomerByEmail(key);
  if (!found.ok()) return found.status();
  if (!found->has_value() || (*found)->password_hash != hash) {
    return LogInFailed();
  }
  StoredCustomer customer = **std::move(found);
  PeopleChange change;
  if (!customer.email_confirmed) {
    status = TakeLetter(key, client_address);
    if (!status.ok()) return status;
    Letter letter =
        LetterWithToken(LetterKind::kConfirmEmail, customer, change);
    status = store_.Apply(change);
    if (!status.ok()) return status;
    return letter;
  }
  if (customer.accounts == accounts) customer.accounts = std::move(refreshed);
  change.customer = customer;
  NewSession session = sessions_.Begin({.customer = customer.id}, change);
  status = sessions_.Apply(change);
  if (!status.ok()) return status;
  return session;
}

absl::Status StoredCustomers::LogOut(absl::string_view session_token) {
  return sessions_.Apply(
      {.sessions_ended = {secrets_.HashToken(session_token)}});
}

absl::StatusOr<StoredCustomer> StoredCustomers::FindSession(
    absl::string_view session_token) {
  const absl::StatusOr<PersonId> person = sessions_.Use(session_token);
  if (!person.ok()) return person.status();
  absl::StatusOr<std::optional<StoredCustomer>> customer =
      store_.FindCustomer(person->customer);
  if (!customer.ok()) return customer.status();
  if (!customer->has_value()) return SessionEnded();
  return **std::move(customer);
}

absl::Status StoredCustomers::SetLanguage(absl::string_view session_token,
                                          Language language) {
  return Edit(session_token,
              [language](StoredCustomer& customer) {
                customer.language = language;
                return absl::OkStatus();
              })
      .status();
}

}  // namespace intake
