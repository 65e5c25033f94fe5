// Customers who log in: registration, sessions, passwords, linked accounts.
// From no answer, nor from its time, can it be told whether an account, an
// e-mail address or a customer exists; reading that address's mail tells.

#ifndef INTAKE_CORE_PEOPLE_CUSTOMERS_H_
#define INTAKE_CORE_PEOPLE_CUSTOMERS_H_

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/base/clock.h"
#include "core/people/letter.h"
#include "core/people/person.h"
#include "core/ports/account_places.h"
#include "core/ports/people_store.h"
#include "core/ports/secrets.h"

namespace intake {

struct Registration {
  std::string account_number;
  std::string house;
  std::string email;
  std::string password;
  Language language = Language::kRussian;
  std::string client_address;
};

// Blocking; thread-safe. Those that say "slow" check or make a password.
// Errors, with the reasons that CustomerService documents, besides
// PeopleStore's.
class Customers {
 public:
  // Reads sessions and links. All outlive the result.
  static absl::StatusOr<std::unique_ptr<Customers>> Open(PeopleStore& store,
                                                         AccountPlaces& places,
                                                         Secrets& secrets,
                                                         const Clock& clock);
  virtual ~Customers() = default;

  // Slow.
  virtual absl::StatusOr<Letter> Register(const Registration& registration) = 0;
  virtual absl::StatusOr<NewSession> ConfirmEmail(absl::string_view token) = 0;
  // Slow.
  virtual absl::StatusOr<std::variant<NewSession, Letter>> LogIn(
      const std::string& email, absl::string_view password,
      const std::string& client_address) = 0;
  virtual absl::Status LogOut(absl::string_view session_token) = 0;
  virtual absl::StatusOr<StoredCustomer> FindSession(
      absl::string_view session_token) = 0;
  // Slow.
  virtual absl::StatusOr<SessionAndLetter> ChangePassword(
      absl::string_view session_token, absl::string_view password,
      absl::string_view new_password) = 0;
  // A letter without a `to` is none: nobody has that address.
  virtual absl::StatusOr<Letter> RequestPasswordReset(
      const std::string& email, const std::string& client_address) = 0;
  // Slow.
  virtual absl::StatusOr<SessionAndLetter> ResetPassword(
      absl::string_view token, absl::string_view new_password) = 0;
  virtual absl::StatusOr<StoredCustomer> LinkAccount(
      absl::string_view session_token, const std::string& account_number,
      const std::string& house) = 0;
  virtual absl::StatusOr<StoredCustomer> UnlinkAccount(
      absl::string_view session_token, const std::string& account_number) = 0;
  virtual absl::Status SetLanguage(absl::string_view session_token,
                                   Language language) = 0;

  // From memory; never blocks for long.
  virtual bool IsLinked(uint64_t customer,
                        const std::string& account_number) const = 0;

  // Forgets what has expired; to be called now and then.
  virtual absl::Status Purge() = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_CUSTOMERS_H_
