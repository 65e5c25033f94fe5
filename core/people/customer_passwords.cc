#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "core/people/email.h"
#include "core/people/password_rules.h"
#include "core/people/people_errors.h"
#include "core/people/stored_customers.h"

namespace intake {
namespace {

absl::Status CheckNewPassword(absl::string_view password,
                              const StoredCustomer& customer) {
  std::vector<std::string> known = {
      customer.email_key,
      customer.email_key.substr(0, customer.email_key.find('@'))};
  for (const LinkedAccount& account : customer.accounts) {
    known.push_back(account.number);
  }
  return CheckPassword(password, known, "new_password");
}

}  // namespace

absl::StatusOr<SessionAndLetter> StoredCustomers::SetPassword(
    const StoredCustomer& before, absl::string_view password,
    PeopleChange change) {
  // Before the lock: it takes its time.
  std::string hash = secrets_.HashPassword(password);
  if (hash.empty()) return NoMemoryForPassword();
  absl::MutexLock lock(&edit_);
  absl::StatusOr<std::optional<StoredCustomer>> customer =
      store_.FindCustomer(before.id);
  if (!customer.ok()) return customer.status();
  // Another password since: whoever set that one has ended all else.
  if (!customer->has_value() ||
      (*customer)->password_hash != before.password_hash) {
    return SessionEnded();
  }
  (*customer)->password_hash = std::move(hash);
  // Who sets a password by a letter reads the address's mail.
  if (!change.token_taken.empty()) (*customer)->email_confirmed = true;
  change.customer = **customer;
  change.locked_out = {.customer = before.id};
  SessionAndLetter result = {
      .session = sessions_.Begin(*change.locked_out, change),
      .letter = {.kind = LetterKind::kPasswordChanged,
                 .to = (*customer)->email,
                 .language = (*customer)->language}};
  absl::Status status = sessions_.Apply(change);
  if (!status.ok()) return status;
  links_.Set(before.id, (*customer)->accounts);
  return result;
}

absl::StatusOr<SessionAndLetter> StoredCustomers::ChangePassword(
    absl::string_view session_token, absl::string_view password,
    absl::string_view new_password) {
  const absl::StatusOr<StoredCustomer> customer = FindSession(session_token);
  if (!customer.ok()) return customer.status();
  absl::Status status = CheckNewPassword(new_password, *customer);
  if (!status.ok()) return status;
  const std::string key = absl::StrCat(customer->id);
  status = passwords_by_customer_.Take(key);
  if (!status.ok()) return status;
  if (!secrets_.PasswordMatches(customer->password_hash, password)) {
    return PasswordWrong();
  }
  passwords_by_customer_.GiveBack(key);
  return SetPassword(*customer, new_password, {});
}

// Where the address has no customer, a token for nobody is stored: the same
// work.
absl::StatusOr<Letter> StoredCustomers::RequestPasswordReset(
    const std::string& email, const std::string& client_address) {
  const absl::StatusOr<Email> given = NormalizeEmail(email);
  if (!given.ok()) return given.status();
  absl::Status status = TakeLetter(given->key, client_address);
  if (!status.ok()) return status;
  absl::MutexLock lock(&edit_);
  const absl::StatusOr<std::optional<StoredCustomer>> customer =
      store_.FindCustomerByEmail(given->key);
  if (!customer.ok()) return customer.status();
  PeopleChange change;
  Letter letter = LetterWithToken(LetterKind::kResetPassword,
                                  customer->value_or(StoredCustomer()), change);
  status = store_.Apply(change);
  if (!status.ok()) return status;
  return customer->has_value() ? letter : Letter();
}

absl::StatusOr<SessionAndLetter> StoredCustomers::ResetPassword(
    absl::string_view token, absl::string_view new_password) {
  const absl::StatusOr<StoredCustomer> customer =
      CustomerOf(token, TokenPurpose::kResetPassword);
  if (!customer.ok()) return customer.status();
  absl::Status status = CheckNewPassword(new_password, *customer);
  if (!status.ok()) return status;
  const absl::StatusOr<SessionAndLetter> result = SetPassword(
      *customer, new_password, {.token_taken = secrets_.HashToken(token)});
  // Somebody else was quicker, with the same token or another password.
  const bool too_late = absl::IsNotFound(result.status()) ||
                        absl::IsUnauthenticated(result.status());
  return too_late ? TokenInvalid() : result;
}

}  // namespace intake
