#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "core/people/email.h"
#include "core/people/password_rules.h"
#include "core/people/people_errors.h"
#include "core/people/stored_customers.h"

namespace intake {
namespace {

std::vector<std::string> KnownOf(const Registration& registration,
                                 const Email& email) {
  return {email.key, email.key.substr(0, email.key.find('@')),
          registration.account_number};
}

}  // namespace

// Everybody who knows their place causes the same work, whether the address is
// new, was registered and never confirmed, or has a customer: a password is
// hashed, then a customer is stored, then a token. Who does not know it causes
// none of that.
absl::StatusOr<Letter> StoredCustomers::Register(
    const Registration& registration) {
  const absl::StatusOr<Email> email = NormalizeEmail(registration.email);
  if (!email.ok()) return email.status();
  absl::Status status = CheckPassword(
      registration.password, KnownOf(registration, *email), "password");
  if (!status.ok()) return status;
  const absl::StatusOr<LinkedAccount> account =
      places_.Confirm(registration.account_number, registration.house,
                      registration.client_address);
  if (!account.ok()) return account.status();
  status = TakeLetter(email->key, registration.client_address);
  if (!status.ok()) return status;
  StoredCustomer customer = {
      .email = email->address,
      .email_key = email->key,
      .password_hash = secrets_.HashPassword(registration.password),
      .language = registration.language,
      .accounts = {*account},
      .added_at = clock_.Now()};
  if (customer.password_hash.empty()) return NoMemoryForPassword();

  absl::MutexLock lock(&edit_);
  absl::StatusOr<std::optional<StoredCustomer>> found =
      store_.FindCustomerByEmail(email->key);
  if (!found.ok()) return found.status();
  if (!found->has_value()) {
    const absl::StatusOr<uint64_t> id = store_.AddCustomer(customer);
    if (!id.ok()) return id.status();
    customer.id = *id;
  } else {
    // Who never confirmed may not even have been the owner of the address.
    if (!(*found)->email_confirmed) {
      customer.id = (*found)->id;
    } else {
      customer = **std::move(found);
    }
    status = store_.Apply({.customer = customer});
    if (!status.ok()) return status;
  }
  PeopleChange change;
  Letter letter = LetterWithToken(LetterKind::kConfirmEmail, customer, change);
  if (customer.email_confirmed) {
    change.token->customer = 0;
    letter = {.kind = LetterKind::kAlreadyRegistered,
              .to = customer.email,
              .language = customer.language};
  }
  status = store_.Apply(change);
  if (!status.ok()) return status;
  return letter;
}

absl::StatusOr<NewSession> StoredCustomers::ConfirmEmail(
    absl::string_view token) {
  absl::MutexLock lock(&edit_);
  absl::StatusOr<StoredCustomer> customer =
      CustomerOf(token, TokenPurpose::kConfirmEmail);
  if (!customer.ok()) return customer.status();
  customer->email_confirmed = true;
  PeopleChange change = {.token_taken = secrets_.HashToken(token),
                         .customer = *customer};
  NewSession session = sessions_.Begin({.customer = customer->id}, change);
  absl::Status status = sessions_.Apply(change);
  if (!status.ok()) return status;
  links_.Set(customer->id, customer->accounts);
  return session;
}

}  // namespace intake
