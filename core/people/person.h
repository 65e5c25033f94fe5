// People as they are stored. Secrets are known by their hashes only.

#ifndef INTAKE_CORE_PEOPLE_PERSON_H_
#define INTAKE_CORE_PEOPLE_PERSON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "core/model/account.h"

namespace intake {

// An account that a customer has shown to be theirs.
struct LinkedAccount {
  std::string number;
  // As people read it, when it was linked or the customer last logged in.
  std::string address;

  friend bool operator==(const LinkedAccount&, const LinkedAccount&) = default;
};

struct CustomerLinks {
  uint64_t customer = 0;
  std::vector<LinkedAccount> accounts;

  friend bool operator==(const CustomerLinks&, const CustomerLinks&) = default;
};

struct StoredCustomer {
  // 0: not stored yet.
  uint64_t id = 0;
  // As it was given, and as it is compared: see NormalizeEmail.
  std::string email;
  std::string email_key;
  bool email_confirmed = false;
  std::string password_hash;
  Language language = Language::kRussian;
  std::vector<LinkedAccount> accounts;
  absl::Time added_at;

  friend bool operator==(const StoredCustomer&,
                         const StoredCustomer&) = default;
};

// Numbers are stored: permanent, and rise with what may be done but for agent
// and clerk, who are side by side. Last number used: 4.
enum class StaffRole : uint8_t {
  kAgent = 1,
  kClerk = 2,
  kSupervisor = 3,
  kAdministrator = 4,
};

struct StoredStaff {
  // 1 to 32 of a-z, 0-9, `.`, `-` and `_`.
  std::string log_in;
  std::string name;
  StaffRole role = StaffRole::kAgent;
  bool disabled = false;
  // It was made by somebody else, and has to be changed first.
  bool password_expired = false;
  std::string password_hash;

  friend bool operator==(const StoredStaff&, const StoredStaff&) = default;
};

// A customer, or where `log_in` is given a member of staff.
struct PersonId {
  uint64_t customer = 0;
  std::string log_in;

  friend bool operator==(const PersonId&, const PersonId&) = default;
};

struct StoredSession {
  std::string token_hash;
  PersonId person;
  absl::Time started_at;
  // To within a minute or so: it is not written at every use.
  absl::Time last_seen_at;

  friend bool operator==(const StoredSession&, const StoredSession&) = default;
};

// Numbers are stored: permanent. Last number used: 2.
enum class TokenPurpose : uint8_t { kConfirmEmail = 1, kResetPassword = 2 };

// What stands in a letter, once.
struct StoredToken {
  std::string token_hash;
  TokenPurpose purpose = TokenPurpose::kConfirmEmail;
  // 0: nobody's; see Customers::RequestPasswordReset.
  uint64_t customer = 0;
  absl::Time expires_at;

  friend bool operator==(const StoredToken&, const StoredToken&) = default;
};

struct StaffAction {
  // Given by the store, rising.
  uint64_t number = 0;
  absl::Time at;
  std::string actor;
  // A permanent word: see StaffService's StaffAction.
  std::string action;
  std::string detail;

  friend bool operator==(const StaffAction&, const StaffAction&) = default;
};

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_PERSON_H_
