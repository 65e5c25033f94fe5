#include "channels/desk/slips/slip_line.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace intake::desk {
namespace {

constexpr absl::string_view kSeparators = " \t+*/;";

bool AllDigits(absl::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

bool IsNumber(absl::string_view text) {
  const size_t point = text.find_first_of(".,");
  return AllDigits(text.substr(0, point)) &&
         (point == absl::string_view::npos ||
          AllDigits(text.substr(point + 1)));
}

absl::Status LineError(absl::string_view got) {
  return absl::InvalidArgumentError(
      absl::StrCat("slip: got ", got, ", want an account, 1 to ",
                   kValuesPerSlipMax, " readings, and - where it is unsigned"));
}

}  // namespace

absl::StatusOr<SlipLine> ParseSlipLine(absl::string_view typed) {
  if (typed.size() > kSlipLineBytesMax) {
    return LineError(absl::StrCat(typed.size(), " bytes"));
  }
  typed = absl::StripTrailingAsciiWhitespace(typed);
  SlipLine line;
  line.is_signed = !absl::ConsumeSuffix(&typed, "-");
  const std::vector<absl::string_view> fields =
      absl::StrSplit(typed, absl::ByAnyChar(kSeparators), absl::SkipEmpty());
  if (fields.empty()) return LineError("nothing");
  if (fields.size() > 1 + kValuesPerSlipMax) {
    return LineError(absl::StrCat(fields.size(), " numbers"));
  }
  if (!AllDigits(fields[0])) return LineError("no account");
  line.account = std::string(fields[0]);
  for (size_t i = 1; i < fields.size(); ++i) {
    if (!IsNumber(fields[i])) return LineError("a reading that is no number");
    line.values.emplace_back(fields[i]);
  }
  return line;
}

std::optional<int> ParseJump(absl::string_view typed) {
  int sequence = 0;
  if (!absl::ConsumePrefix(&typed, "/") || !AllDigits(typed) ||
      !absl::SimpleAtoi(typed, &sequence)) {
    return std::nullopt;
  }
  return sequence;
}

}  // namespace intake::desk
