#include "channels/desk/slips/slip_code.h"

#include <algorithm>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace intake::desk {
namespace {

constexpr size_t kAccountDigitsMax = 20;
constexpr size_t kSerialBytesMax = 64;
constexpr size_t kValueBytesMax = 32;

// The same keys of the keyboard give these on the Russian layout.
constexpr absl::string_view kHeaders[] = {"ST0001", "ЫЕ0001"};
constexpr absl::string_view kAccountKeys[] = {"PersAcc", "ЗукыФсс"};
constexpr absl::string_view kSerialKeys[] = {"CounterId", "Counterld",
                                             "СщгтеукШв", "Сщгтеукдв"};
constexpr absl::string_view kValueKeys[] = {"CounterVal", "СщгтеукМфд"};

template <size_t kCount>
bool IsAnyOf(absl::string_view key, const absl::string_view (&known)[kCount]) {
  return std::any_of(std::begin(known), std::end(known),
                     [key](absl::string_view one) {
                       return absl::EqualsIgnoreCase(key, one);
                     });
}

bool AllDigits(absl::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), absl::ascii_isdigit);
}

std::string AccountOf(absl::string_view value) {
  std::string digits = absl::StrReplaceAll(value, {{" ", ""}, {"-", ""}});
  if (!AllDigits(digits) || digits.size() > kAccountDigitsMax) return "";
  return digits;
}

std::string ValueOf(absl::string_view value) {
  // Comma and point are letters on the Russian layout.
  std::string typed = absl::StrReplaceAll(absl::StripAsciiWhitespace(value),
                                          {{"б", ","}, {"ю", "."}});
  const size_t point = typed.find_first_of(".,");
  const bool whole = point == std::string::npos;
  if (typed.size() > kValueBytesMax || !AllDigits(typed.substr(0, point)) ||
      (!whole && !AllDigits(typed.substr(point + 1)))) {
    return "";
  }
  return typed;
}

std::string SerialOf(absl::string_view value) {
  value = absl::StripAsciiWhitespace(value);
  return value.size() > kSerialBytesMax ? "" : std::string(value);
}

// Behind the header: the encoding's digit, the separator, the pairs.
bool ConsumeHeader(absl::string_view& typed) {
  for (const absl::string_view header : kHeaders) {
    if (absl::StartsWithIgnoreCase(typed, header)) {
      typed.remove_prefix(header.size());
      return true;
    }
  }
  return false;
}

// Of UTF-8, in which browsers send what was typed.
size_t BytesOfFirstCharacter(absl::string_view text) {
  size_t bytes = 1;
  while (bytes < text.size() &&
         (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) {
    ++bytes;
  }
  return bytes;
}

}  // namespace

bool IsSlipCode(absl::string_view typed) {
  typed = absl::StripLeadingAsciiWhitespace(typed);
  return ConsumeHeader(typed);
}

absl::StatusOr<SlipCode> ParseSlipCode(absl::string_view typed) {
  absl::string_view rest = absl::StripLeadingAsciiWhitespace(typed);
  if (rest.size() > kSlipCodeBytesMax || !ConsumeHeader(rest) ||
      rest.size() < 2) {
    return absl::InvalidArgumentError(absl::StrCat(
        "slip code: got ", typed.size(), " bytes, want at most ",
        kSlipCodeBytesMax, ", beginning ST0001, a digit and a separator"));
  }
  rest.remove_prefix(1);
  const absl::string_view separator =
      rest.substr(0, BytesOfFirstCharacter(rest));
  rest.remove_prefix(separator.size());
  SlipCode code;
  for (const absl::string_view pair : absl::StrSplit(rest, separator)) {
    const std::pair<absl::string_view, absl::string_view> parts =
        absl::StrSplit(pair, absl::MaxSplits('=', 1));
    const absl::string_view key = absl::StripAsciiWhitespace(parts.first);
    if (IsAnyOf(key, kAccountKeys)) code.account = AccountOf(parts.second);
    if (IsAnyOf(key, kSerialKeys)) code.meter_serial = SerialOf(parts.second);
    if (IsAnyOf(key, kValueKeys)) code.value = ValueOf(parts.second);
  }
  if (code.account.empty() && code.meter_serial.empty() && code.value.empty()) {
    return absl::InvalidArgumentError(
        "slip code: got none of PersAcc, CounterId and CounterVal, want one");
  }
  return code;
}

}  // namespace intake::desk
