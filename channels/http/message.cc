#include "channels/http/message.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace intake::http {
namespace {

template <typename Matches>
std::optional<absl::string_view> First(const Fields& fields, Matches matches) {
  const auto found =
      std::find_if(fields.begin(), fields.end(),
                   [&](const auto& field) { return matches(field.first); });
  if (found == fields.end()) return std::nullopt;
  return absl::string_view(found->second);
}

}  // namespace

std::optional<absl::string_view> Request::Query(absl::string_view name) const {
  return First(query, [&](const std::string& got) { return got == name; });
}

std::optional<absl::string_view> Request::Header(absl::string_view name) const {
  return First(headers, [&](const std::string& got) {
    return absl::EqualsIgnoreCase(got, name);
  });
}

Response TextResponse(int status, absl::string_view body) {
  return {.status = status,
          .headers = {{"Content-Type", "text/plain; charset=UTF-8"}},
          .body = std::string(body)};
}

}  // namespace intake::http
