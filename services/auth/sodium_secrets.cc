#include "services/auth/sodium_secrets.h"

#include <sodium.h>

#include <array>
#include <cstddef>

#include "services/auth/key.h"

namespace intake {
namespace {

// As OWASP's cheat sheet on storing passwords has it: 19 MiB, two passes, one
// lane (libsodium has no more).
constexpr unsigned long long kPasses = 2;
constexpr size_t kMemoryBytes = size_t{19} * 1024 * 1024;

// Without what is taken for something else: 0 o, 1 l i.
constexpr absl::string_view kAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";
// In groups, so that nobody loses their place: 12 characters, 59 bits.
constexpr int kGroups = 3;
constexpr int kGroupSize = 4;

}  // namespace

SodiumSecrets::SodiumSecrets() : decoy_(HashPassword(NewToken())) {}

std::string SodiumSecrets::NewToken() { return MakeKey().secret; }

std::string SodiumSecrets::HashToken(absl::string_view token) const {
  return HashSecret(token);
}

std::string SodiumSecrets::HashPassword(absl::string_view password) {
  std::array<char, crypto_pwhash_STRBYTES> hash;
  const int result = crypto_pwhash_str_alg(
      hash.data(), password.data(), password.size(), kPasses, kMemoryBytes,
      crypto_pwhash_ALG_ARGON2ID13);
  return result == 0 ? hash.data() : "";
}

bool SodiumSecrets::PasswordMatches(const std::string& hash,
                                    absl::string_view password) const {
  const std::string& checked = hash.empty() ? decoy_ : hash;
  const bool matches =
      crypto_pwhash_str_verify(checked.c_str(), password.data(),
                               password.size()) == 0;
  return matches && !hash.empty();
}

std::string SodiumSecrets::NewPassword() {
  std::string password;
  for (int i = 0; i < kGroups * kGroupSize; ++i) {
    if (i > 0 && i % kGroupSize == 0) password += '-';
    password += kAlphabet[randombytes_uniform(kAlphabet.size())];
  }
  return password;
}

}  // namespace intake
