#include "services/auth/key.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/base/macros.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace intake {
namespace {

constexpr absl::string_view kPrefix = "intk_";
constexpr absl::string_view kIdAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
constexpr size_t kIdSize = 8;
constexpr size_t kSecretBytes = 32;
constexpr size_t kSecretSize = 43;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

// libsodium has to be made ready once; after that its functions may be called
// by any thread. It fails only where there is no source of random numbers.
void MakeSodiumReady() {
  static const bool ready = sodium_init() >= 0;
  ABSL_HARDENING_ASSERT(ready);
}

bool IsSecretCharacter(char c) {
  return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' ||
         c == '_';
}

}  // namespace

Key MakeKey() {
  MakeSodiumReady();
  Key key;
  for (size_t i = 0; i < kIdSize; ++i) {
    key.id += kIdAlphabet[randombytes_uniform(kIdAlphabet.size())];
  }
  std::array<unsigned char, kSecretBytes> secret;
  randombytes_buf(secret.data(), secret.size());
  std::array<char, sodium_base64_ENCODED_LEN(kSecretBytes, kBase64)> text;
  key.secret = sodium_bin2base64(text.data(), text.size(), secret.data(),
                                 secret.size(), kBase64);
  return key;
}

std::string FormatKey(const Key& key) {
  return absl::StrCat(kPrefix, key.id, "_", key.secret);
}

absl::StatusOr<Key> ParseKey(absl::string_view text) {
  absl::string_view rest = text;
  if (absl::ConsumePrefix(&rest, kPrefix) &&
      rest.size() == kIdSize + 1 + kSecretSize && rest[kIdSize] == '_') {
    const absl::string_view id = rest.substr(0, kIdSize);
    const absl::string_view secret = rest.substr(kIdSize + 1);
    if (id.find_first_not_of(kIdAlphabet) == absl::string_view::npos &&
        std::all_of(secret.begin(), secret.end(), IsSecretCharacter)) {
      return Key{.id = std::string(id), .secret = std::string(secret)};
    }
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "got ", text.size(), " bytes in another form, want ", kPrefix, "<id of ",
      kIdSize, " characters>_<secret of ", kSecretSize, ">"));
}

std::string HashSecret(absl::string_view secret) {
  MakeSodiumReady();
  std::array<unsigned char, crypto_generichash_BYTES> hash;
  crypto_generichash(hash.data(), hash.size(),
                     reinterpret_cast<const unsigned char*>(secret.data()),
                     secret.size(), nullptr, 0);
  return {hash.begin(), hash.end()};
}

bool SecretMatches(absl::string_view secret, absl::string_view hash) {
  const std::string own = HashSecret(secret);
  return own.size() == hash.size() &&
         sodium_memcmp(own.data(), hash.data(), own.size()) == 0;
}

}  // namespace intake
