#include "channels/web/post_origin.h"

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace intake::web {

bool IsFromOurPage(const http::Request& request) {
  if (const auto site = request.Header("Sec-Fetch-Site")) {
    return *site == "same-origin";
  }
  // `scheme://host:port`. The scheme is not compared: a proxy in front may have
  // taken the TLS away.
  const absl::string_view origin = request.Header("Origin").value_or("");
  const absl::string_view host = request.Header("Host").value_or("");
  const size_t scheme_end = origin.find("://");
  return scheme_end != absl::string_view::npos && !host.empty() &&
         absl::EqualsIgnoreCase(origin.substr(scheme_end + 3), host);
}

}  // namespace intake::web
