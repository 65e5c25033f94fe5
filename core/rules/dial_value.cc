#include "core/rules/dial_value.h"

#include "absl/strings/ascii.h"
#include "absl/strings/strip.h"
#include "core/base/limits.h"

namespace intake {
namespace {

// Takes the digits that `text` begins with.
absl::string_view TakeDigits(absl::string_view& text) {
  size_t count = 0;
  while (count < text.size() &&
         absl::ascii_isdigit(static_cast<unsigned char>(text[count]))) {
    ++count;
  }
  const absl::string_view digits = text.substr(0, count);
  text.remove_prefix(count);
  return digits;
}

}  // namespace

DialValue ParseDialValue(absl::string_view text, const Register& dial) {
  text = absl::StripAsciiWhitespace(text);
  absl::string_view whole = TakeDigits(text);
  absl::string_view fraction;
  bool well_formed = !whole.empty();
  if (absl::ConsumePrefix(&text, ".") || absl::ConsumePrefix(&text, ",")) {
    fraction = TakeDigits(text);
    well_formed = well_formed && !fraction.empty();
  }
  if (!well_formed || !text.empty()) {
    return {.problem = DialValue::Problem::kFormat};
  }

  while (absl::ConsumePrefix(&whole, "0")) {
  }
  if (whole.size() > static_cast<size_t>(dial.whole_digits)) {
    return {.problem = DialValue::Problem::kTooManyDigits};
  }
  while (absl::ConsumeSuffix(&fraction, "0")) {
  }

  DialValue parsed;
  for (const char digit : whole)
    parsed.value = parsed.value * 10 + (digit - '0');
  for (size_t place = 0; place < size_t{limits::kDecimalsMax}; ++place) {
    const bool shown =
        place < static_cast<size_t>(dial.decimals) && place < fraction.size();
    parsed.value = parsed.value * 10 + (shown ? fraction[place] - '0' : 0);
  }
  parsed.fraction_cut = fraction.size() > static_cast<size_t>(dial.decimals);
  return parsed;
}

}  // namespace intake
