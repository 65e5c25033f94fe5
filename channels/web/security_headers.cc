#include "channels/web/security_headers.h"

#include <algorithm>
#include <utility>

namespace intake::web {
namespace {

constexpr std::pair<const char*, const char*> kHeaders[] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action "
     "'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    // Not `no-referrer`: with it browsers post forms with `Origin: null`. Paths
    // with tokens in them stay on this site either way.
    {"Referrer-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy",
     "camera=(), display-capture=(), geolocation=(), microphone=(), "
     "payment=(), usb=()"},
};

}  // namespace

void AddSecurityHeaders(bool https, http::Response& response) {
  http::Fields& headers = response.headers;
  headers.insert(headers.end(), std::begin(kHeaders), std::end(kHeaders));
  if (https) {
    headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  }
  const bool says_how_to_store = std::any_of(
      headers.begin(), headers.end(),
      [](const auto& header) { return header.first == "Cache-Control"; });
  if (!says_how_to_store) headers.emplace_back("Cache-Control", "no-store");
}

}  // namespace intake::web
