#include "channels/cli/meter_words.h"

#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/cli/register_name.h"

namespace intake::cli {
namespace {

using Pair = std::pair<absl::string_view, absl::string_view>;

absl::StatusOr<v1::RegisterKind> KindFromWord(absl::string_view word) {
  const absl::StatusOr<v1::RegisterKey> key = RegisterFromName(word);
  if (!key.ok() || key->kind() == v1::REGISTER_KIND_UNSPECIFIED ||
      NameOfRegister(*key).find('/') != std::string::npos) {
    return absl::InvalidArgumentError(
        absl::StrCat("got the dial \"", word,
                     "\", want total, day, night, peak or half_peak"));
  }
  return key->kind();
}

absl::StatusOr<v1::Register> DialFromWord(absl::string_view word) {
  const Pair parts = absl::StrSplit(word, absl::MaxSplits(':', 1));
  const Pair size = absl::StrSplit(parts.second, absl::MaxSplits('x', 1));
  const Pair digits = absl::StrSplit(size.first, absl::MaxSplits('.', 1));
  const bool has_multiplier = absl::StrContains(parts.second, 'x');
  const bool has_decimals = absl::StrContains(size.first, '.');
  int32_t whole_digits = 0;
  int32_t decimals = 0;
  if (!absl::SimpleAtoi(digits.first, &whole_digits) ||
      (has_decimals && !absl::SimpleAtoi(digits.second, &decimals)) ||
      (has_multiplier && size.second.empty())) {
    return absl::InvalidArgumentError(absl::StrCat(
        "got the dial \"", word,
        "\", want its kind, whole and red digits: total:5.1 or day:5"));
  }
  absl::StatusOr<v1::RegisterKind> kind = KindFromWord(parts.first);
  if (!kind.ok()) return kind.status();
  v1::Register dial;
  dial.set_kind(*kind);
  dial.set_whole_digits(whole_digits);
  dial.set_decimals(decimals);
  dial.set_multiplier(std::string(size.second));
  return dial;
}

absl::StatusOr<v1::DialReading> DialReadingFromWord(absl::string_view word) {
  const Pair parts = absl::StrSplit(word, absl::MaxSplits('=', 1));
  const bool named = word.find('=') != absl::string_view::npos;
  const absl::string_view value = named ? parts.second : parts.first;
  if (value.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("got \"", word, "\", want DIAL=VALUE: day=1,night=2.5"));
  }
  v1::DialReading reading;
  reading.set_value(std::string(value));
  if (!named) return reading;
  absl::StatusOr<v1::RegisterKind> kind = KindFromWord(parts.first);
  if (!kind.ok()) return kind.status();
  reading.set_kind(*kind);
  return reading;
}

// The parts of `word` between commas, each read by `parse`; none for nothing.
template <typename Item, typename Parse>
absl::StatusOr<std::vector<Item>> List(absl::string_view word,
                                       const Parse& parse) {
  std::vector<Item> items;
  if (word.empty()) return items;
  for (absl::string_view part : absl::StrSplit(word, ',')) {
    absl::StatusOr<Item> item = parse(part);
    if (!item.ok()) return item.status();
    items.push_back(*std::move(item));
  }
  return items;
}

}  // namespace

absl::StatusOr<std::vector<v1::Register>> DialsFromWord(
    absl::string_view word) {
  return List<v1::Register>(word, DialFromWord);
}

absl::StatusOr<std::vector<v1::DialReading>> DialReadingsFromWord(
    absl::string_view word) {
  auto readings = List<v1::DialReading>(word, DialReadingFromWord);
  if (readings.ok() && readings->size() > 1) {
    for (const v1::DialReading& reading : *readings) {
      if (reading.kind() != v1::REGISTER_KIND_UNSPECIFIED) continue;
      return absl::InvalidArgumentError(absl::StrCat(
          "got \"", word,
          "\", want the dial of each value (day=1,night=2.5), and a point "
          "before decimals"));
    }
  }
  return readings;
}

absl::StatusOr<std::vector<v1::NamedValue>> NamedValuesFromWord(
    absl::string_view word) {
  return List<v1::NamedValue>(word, NamedValueFromWord);
}

}  // namespace intake::cli
