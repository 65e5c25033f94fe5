#include "channels/desk/call/value_line.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace intake::desk {

std::vector<std::string> ValuesInLine(absl::string_view typed) {
  std::vector<std::string> values;
  for (const absl::string_view part :
       absl::StrSplit(typed, '+', absl::SkipWhitespace())) {
    values.emplace_back(absl::StripAsciiWhitespace(part));
  }
  return values;
}

absl::Status SetValues(const std::vector<std::string>& values, size_t first,
                       TypedCall& call) {
  const size_t room = call.registers.size() - first;
  if (values.size() > room) {
    return absl::InvalidArgumentError(
        absl::StrCat("values: got ", values.size(), ", want at most ", room));
  }
  for (size_t i = 0; i < values.size(); ++i) {
    call.registers[first + i].value = values[i];
  }
  return absl::OkStatus();
}

absl::Status SpreadLines(TypedCall& call) {
  for (size_t i = 0; i < call.registers.size(); ++i) {
    // A copy: it is the first to be overwritten.
    const std::string typed = call.registers[i].value;
    if (!absl::StrContains(typed, '+')) continue;
    call.registers[i].value.clear();
    if (!SetValues(ValuesInLine(typed), i, call).ok()) {
      return absl::InvalidArgumentError(typed);
    }
  }
  return absl::OkStatus();
}

}  // namespace intake::desk
