#include "channels/web/paths.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace intake::web {
namespace {

// RFC 3986: all but the unreserved characters.
void AppendEncoded(absl::string_view text, absl::string_view kept,
                   std::string& to) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte) || absl::StrContains("-._~", c) ||
        absl::StrContains(kept, c)) {
      to.push_back(c);
    } else {
      absl::StrAppend(&to, "%", absl::BytesToHexString({&c, 1}));
    }
  }
}

// Browsers take `\` for `/`, and drop control characters.
bool IsOurs(absl::string_view path) {
  return absl::StartsWith(path, "/") && !absl::StartsWith(path, "//") &&
         std::all_of(path.begin(), path.end(), [](char c) {
           return absl::ascii_isgraph(static_cast<unsigned char>(c)) &&
                  c != '\\';
         });
}

}  // namespace

std::string PathWith(absl::string_view path, const http::Fields& query) {
  std::string encoded = "/";
  AppendEncoded(path.substr(std::min(path.find_first_not_of('/'), path.size())),
                "/", encoded);
  char separator = '?';
  for (const auto& [name, value] : query) {
    encoded.push_back(separator);
    AppendEncoded(name, "", encoded);
    encoded.push_back('=');
    AppendEncoded(value, "", encoded);
    separator = '&';
  }
  return encoded;
}

http::Response Redirect(absl::string_view path,
                        const std::vector<std::string>& cookies) {
  http::Response response = {
      .status = 303,
      .headers = {{"Location", IsOurs(path) ? std::string(path) : "/"}}};
  for (const std::string& cookie : cookies) {
    response.headers.emplace_back("Set-Cookie", cookie);
  }
  return response;
}

}  // namespace intake::web
