#include "core/people/staff_fields.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

// As actions name whoever has an administrator's key.
constexpr absl::string_view kKeyHolder = "administrator";

}  // namespace

absl::Status CheckStaffLogIn(const std::string& log_in) {
  const auto is_good = [](char c) {
    return absl::ascii_islower(static_cast<unsigned char>(c)) ||
           absl::ascii_isdigit(static_cast<unsigned char>(c)) || c == '.' ||
           c == '-' || c == '_';
  };
  if (log_in.empty() || log_in.size() > limits::kLogInBytesMax ||
      !std::all_of(log_in.begin(), log_in.end(), is_good)) {
    return FieldError(
        "member.log_in",
        absl::StrCat("got ", log_in.size(), " bytes, want 1 to ",
                     limits::kLogInBytesMax, " of a-z, 0-9, `.`, `-` and `_`"));
  }
  if (log_in == kKeyHolder) {
    return FieldError("member.log_in",
                      absl::StrCat("got ", log_in,
                                   ", which stands for whoever "
                                   "has an administrator's key: want another"));
  }
  return absl::OkStatus();
}

absl::Status CheckStaffName(const std::string& name) {
  if (!absl::StripAsciiWhitespace(name).empty() && IsValidUtf8(name) &&
      name.size() <= limits::kNameBytesMax) {
    return absl::OkStatus();
  }
  return FieldError("member.name",
                    absl::StrCat("got ", name.size(), " bytes, want 1 to ",
                                 limits::kNameBytesMax, " of UTF-8"));
}

}  // namespace intake
