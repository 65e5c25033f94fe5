// Customers over a store. Its functions stand by what they are about: in
// customer_registration.cc, customer_sessions.cc, customer_passwords.cc and
// customer_accounts.cc.

#ifndef INTAKE_CORE_PEOPLE_STORED_CUSTOMERS_H_
#define INTAKE_CORE_PEOPLE_STORED_CUSTOMERS_H_

#include <string>
#include <variant>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/synchronization/mutex.h"
#include "core/people/attempts.h"
#include "core/people/customers.h"
#include "core/people/link_index.h"
#include "core/people/place_check.h"
#include "core/people/sessions.h"

namespace intake {

class StoredCustomers final : public Customers {
 public:
  StoredCustomers(PeopleStore& store, AccountPlaces& places, Secrets& secrets,
                  const Clock& clock,
                  const std::vector<StoredSession>& sessions,
                  const std::vector<CustomerLinks>& links);

  absl::StatusOr<Letter> Register(const Registration& registration) override;
  absl::StatusOr<NewSession> ConfirmEmail(absl::string_view token) override;
  absl::StatusOr<std::variant<NewSession, Letter>> LogIn(
      const std::string& email, absl::string_view password,
      const std::string& client_address) override;
  absl::Status LogOut(absl::string_view session_token) override;
  absl::StatusOr<StoredCustomer> FindSession(
      absl::string_view session_token) override;
  absl::StatusOr<SessionAndLetter> ChangePassword(
      absl::string_view session_token, absl::string_view password,
      absl::string_view new_password) override;
  absl::StatusOr<Letter> RequestPasswordReset(
      const std::string& email, const std::string& client_address) override;
  absl::StatusOr<SessionAndLetter> ResetPassword(
      absl::string_view token, absl::string_view new_password) override;
  absl::StatusOr<StoredCustomer> LinkAccount(absl::string_view session_token,
                                             const std::string& account_number,
                                             const std::string& house) override;
  absl::StatusOr<StoredCustomer> UnlinkAccount(
      absl::string_view session_token,
      const std::string& account_number) override;
  absl::Status SetLanguage(absl::string_view session_token,
                           Language language) override;
  bool IsLinked(uint64_t customer,
                const std::string& account_number) const override;
  absl::Status Purge() override;

 private:
  // RESOURCE_EXHAUSTED TOO_MANY_ATTEMPTS.
  absl::Status TakeLetter(const std::string& email_key,
                          const std::string& client_address);
  // A letter with a new token, which goes into `change`.
  Letter LetterWithToken(LetterKind kind, const StoredCustomer& customer,
                         PeopleChange& change);
  // Whose `token` is. UNAUTHENTICATED TOKEN_INVALID: it is good for nothing, or
  // not for `purpose`.
  absl::StatusOr<StoredCustomer> CustomerOf(absl::string_view token,
                                            TokenPurpose purpose);
  // Reads the customer of a session, has `edit` change it, and stores it.
  absl::StatusOr<StoredCustomer> Edit(
      absl::string_view session_token,
      absl::FunctionRef<absl::Status(StoredCustomer&)> edit);
  // Gives a customer the password and ends all their sessions but a new one.
  // UNAUTHENTICATED SESSION_ENDED: they are not as `before` any more.
  absl::StatusOr<SessionAndLetter> SetPassword(const StoredCustomer& before,
                                               absl::string_view password,
                                               PeopleChange change);

  PeopleStore& store_;
  Secrets& secrets_;
  const Clock& clock_;
  Sessions sessions_;
  LinkIndex links_;
  PlaceCheck places_;
  Attempts log_ins_by_email_;
  Attempts log_ins_by_client_;
  // Of who is logged in: whoever floods the log-in from outside does not get
  // in their way.
  Attempts passwords_by_customer_;
  Attempts letters_by_email_;
  Attempts letters_by_client_;
  // Held from reading a customer to storing it changed.
  absl::Mutex edit_;
};

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_STORED_CUSTOMERS_H_
