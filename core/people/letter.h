// A letter that a customer is to get, and what opens a session.

#ifndef INTAKE_CORE_PEOPLE_LETTER_H_
#define INTAKE_CORE_PEOPLE_LETTER_H_

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "core/model/account.h"

namespace intake {

// Numbers are on the wire: permanent. Last number used: 4.
enum class LetterKind : uint8_t {
  kConfirmEmail = 1,
  kAlreadyRegistered = 2,
  kResetPassword = 3,
  kPasswordChanged = 4,
};

struct Letter {
  LetterKind kind = LetterKind::kConfirmEmail;
  std::string to;
  Language language = Language::kRussian;
  // Empty where the letter needs none.
  std::string token;
  absl::Time expires_at;
};

struct NewSession {
  std::string token;
  absl::Time expires_at;
};

struct SessionAndLetter {
  NewSession session;
  Letter letter;
};

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_LETTER_H_
