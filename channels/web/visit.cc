#include "channels/web/visit.h"

#include "absl/strings/ascii.h"

namespace intake::web {

std::string Visit::Query(absl::string_view name) const {
  return std::string(
      absl::StripAsciiWhitespace(request.Query(name).value_or("")));
}

}  // namespace intake::web
