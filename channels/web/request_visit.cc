#include "channels/web/request_visit.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "channels/web/cookies.h"

namespace intake::web {
namespace {

constexpr size_t kCookieBytesMax = 128;
constexpr size_t kAddressBytesMax = 45;

bool IsLoopback(absl::string_view address) {
  return absl::StartsWith(address, "127.") || address == "::1" ||
         absl::StartsWith(address, "::ffff:127.");
}

bool MayBeToken(absl::string_view text) {
  return !text.empty() && text.size() <= kCookieBytesMax &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) ||
                  c == '-' || c == '_';
         });
}

bool MayBeAddress(absl::string_view text) {
  return !text.empty() && text.size() <= kAddressBytesMax &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isxdigit(static_cast<unsigned char>(c)) ||
                  c == '.' || c == ':';
         });
}

// Of several headers, and of one with several addresses, the last is the
// proxy's own; those before may be whatever the browser says.
std::string ClientAddress(const http::Request& request, bool behind_proxy) {
  if (!behind_proxy || !IsLoopback(request.peer_address)) {
    return request.peer_address;
  }
  absl::string_view forwarded;
  for (const auto& [name, value] : request.headers) {
    if (absl::EqualsIgnoreCase(name, "X-Forwarded-For")) forwarded = value;
  }
  forwarded =
      absl::StripAsciiWhitespace(forwarded.substr(forwarded.rfind(',') + 1));
  return MayBeAddress(forwarded) ? std::string(forwarded)
                                 : request.peer_address;
}

}  // namespace

bool IsFromThisMachine(const http::Request& request) {
  return IsLoopback(request.peer_address) &&
         !request.Header("X-Forwarded-For").has_value();
}

Visit VisitOf(const SiteOptions& options, http::Request request) {
  Visit visit = {
      .language = LanguageOf(request),
      .client_address = ClientAddress(request, options.behind_proxy)};
  std::optional<std::string> cookie = FindCookie(request, options.cookie);
  visit.cookie_is_old = cookie.has_value() && MayBeToken(*cookie);
  visit.cookie = visit.cookie_is_old ? *std::move(cookie) : NewToken();
  visit.form_token = FormToken(visit.cookie);
  visit.request = std::move(request);
  return visit;
}

}  // namespace intake::web
