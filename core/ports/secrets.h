// What core needs of cryptography, in its own words.

#ifndef INTAKE_CORE_PORTS_SECRETS_H_
#define INTAKE_CORE_PORTS_SECRETS_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake {

// Thread-safe.
class Secrets {
 public:
  virtual ~Secrets() = default;

  // 256 random bits as 43 characters that stand in a URL and a cookie as they
  // are.
  virtual std::string NewToken() = 0;
  // What is stored of a token: 32 bytes, from which it cannot be found.
  virtual std::string HashToken(absl::string_view token) const = 0;

  // What is stored of a password: slow on purpose (some 20 ms and 19 MiB).
  // Empty: there is no memory for it now.
  virtual std::string HashPassword(absl::string_view password) = 0;
  // As slow, also where `hash` is empty: then the answer is no.
  virtual bool PasswordMatches(const std::string& hash,
                               absl::string_view password) const = 0;
  // For people to type: 14 characters that are hard to confuse.
  virtual std::string NewPassword() = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_SECRETS_H_
