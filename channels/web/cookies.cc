#include "channels/web/cookies.h"

#include <sodium.h>

#include <array>

#include "absl/base/macros.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "channels/program/digest.h"

namespace intake::web {
namespace {

constexpr size_t kTokenBytes = 32;
constexpr int kBase64 = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

}  // namespace

std::optional<std::string> FindCookie(const http::Request& request,
                                      absl::string_view name) {
  // HTTP/2 proxies may cut the header into several.
  for (const auto& [header, value] : request.headers) {
    if (!absl::EqualsIgnoreCase(header, "Cookie")) continue;
    for (absl::string_view cookie : absl::StrSplit(value, ';')) {
      cookie = absl::StripAsciiWhitespace(cookie);
      if (absl::ConsumePrefix(&cookie, name) &&
          absl::ConsumePrefix(&cookie, "=")) {
        return std::string(cookie);
      }
    }
  }
  return std::nullopt;
}

// Lax and not Strict: whoever follows a link in our mail is logged in still.
std::string SetCookie(absl::string_view name, absl::string_view value,
                      absl::Duration lives) {
  ABSL_HARDENING_ASSERT(absl::StartsWith(name, "__Host-"));
  std::string cookie = absl::StrCat(name, "=", value,
                                    "; Path=/; Secure; HttpOnly; SameSite=Lax");
  if (lives > absl::ZeroDuration()) {
    absl::StrAppend(&cookie, "; Max-Age=", absl::ToInt64Seconds(lives));
  }
  return cookie;
}

std::string DropCookie(absl::string_view name) {
  return absl::StrCat(SetCookie(name, "", absl::ZeroDuration()), "; Max-Age=0");
}

std::string NewToken() {
  ABSL_HARDENING_ASSERT(sodium_init() >= 0);
  std::array<unsigned char, kTokenBytes> bytes;
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, sodium_base64_ENCODED_LEN(kTokenBytes, kBase64)> text;
  return sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                           kBase64);
}

std::string FormToken(absl::string_view cookie) {
  // The prefix keeps it apart from other hashes of a session's token.
  return program::DigestOf(absl::StrCat("form token of ", cookie));
}

}  // namespace intake::web
