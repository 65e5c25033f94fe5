// The keys that open channels: `intk_<id>_<secret>`. The id is public; the
// secret is 256 random bits and is kept by the caller alone: here only its hash
// is known.

#ifndef INTAKE_SERVICES_AUTH_KEY_H_
#define INTAKE_SERVICES_AUTH_KEY_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake {

struct Key {
  // 8 characters of a-z and 2-7 (base32).
  std::string id;
  // 43 characters of base64url.
  std::string secret;
};

// A new one, from the system's random numbers.
Key MakeKey();

std::string FormatKey(const Key& key);

// INVALID_ARGUMENT: another form; the message does not repeat it.
absl::StatusOr<Key> ParseKey(absl::string_view text);

// BLAKE2b, 32 bytes. A plain hash is enough: the secret cannot be guessed.
std::string HashSecret(absl::string_view secret);

// In a time that does not depend on where they differ.
bool SecretMatches(absl::string_view secret, absl::string_view hash);

}  // namespace intake

#endif  // INTAKE_SERVICES_AUTH_KEY_H_
