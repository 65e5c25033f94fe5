// core's Secrets by libsodium: Argon2id for passwords, BLAKE2b for tokens.

#ifndef INTAKE_SERVICES_AUTH_SODIUM_SECRETS_H_
#define INTAKE_SERVICES_AUTH_SODIUM_SECRETS_H_

#include <string>

#include "absl/strings/string_view.h"
#include "core/ports/secrets.h"

namespace intake {

// Thread-safe; each password that is checked at the same time takes 19 MiB of
// its own.
class SodiumSecrets final : public Secrets {
 public:
  SodiumSecrets();

  std::string NewToken() override;
  std::string HashToken(absl::string_view token) const override;
  // The form of crypt(3): `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>`.
  std::string HashPassword(absl::string_view password) override;
  bool PasswordMatches(const std::string& hash,
                       absl::string_view password) const override;
  std::string NewPassword() override;

 private:
  // Nobody's: what is checked where there is no hash.
  std::string decoy_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_AUTH_SODIUM_SECRETS_H_
