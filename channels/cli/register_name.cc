#include "channels/cli/register_name.h"

#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "channels/cli/date_words.h"

namespace intake::cli {
namespace {

// What customers call them, and the contract's words for the same.
constexpr std::pair<absl::string_view, absl::string_view> kRussian[] = {
    {"день", "day"},
    {"ночь", "night"},
    {"пик", "peak"},
    {"полупик", "half_peak"},
    {"итого", "total"},
    {"всего", "total"},
    {"кухня", "kitchen"},
    {"ванна", "bath"},
    {"ванная", "bath"},
    {"электричество", "electricity"},
    {"свет", "electricity"},
    {"горячая_вода", "hot_water"},
    {"холодная_вода", "cold_water"},
    {"тепло", "heat"},
    {"газ", "gas"},
};

// Lower case for the letters of both alphabets; in UTF-8, А to П are D0 90 to
// D0 9F, а to п D0 B0 to D0 BF, Р to Я D0 A0 to D0 AF, р to я D1 80 to D1 8F.
std::string Lowered(absl::string_view word) {
  std::string lower = absl::AsciiStrToLower(word);
  for (size_t i = 0; i + 1 < lower.size(); ++i) {
    const auto second = static_cast<unsigned char>(lower[i + 1]);
    if (lower[i] != '\xD0') continue;
    if (second >= 0x90 && second <= 0x9F) {
      lower[i + 1] = static_cast<char>(second + 0x20);
    } else if (second >= 0xA0 && second <= 0xAF) {
      lower[i] = '\xD1';
      lower[i + 1] = static_cast<char>(second - 0x20);
    }
  }
  return lower;
}

std::string ContractWord(absl::string_view word) {
  std::string lower = absl::StrReplaceAll(Lowered(word), {{"-", "_"}});
  for (const auto& [russian, english] : kRussian) {
    if (lower == russian) return std::string(english);
  }
  return lower;
}

// Finds `word`, as in `hot_water`, among an enum's values with `prefix`.
template <typename Enum, typename Parse>
bool Names(const std::string& word, absl::string_view prefix,
           const Parse& parse, Enum* value) {
  return parse(absl::StrCat(prefix, absl::AsciiStrToUpper(word)), value) &&
         *value != Enum{};
}

void AddWordOf(const std::string& name, absl::string_view prefix,
               std::vector<std::string>& words) {
  words.push_back(absl::AsciiStrToLower(absl::StripPrefix(name, prefix)));
}

// What stands before and behind the last `separator`. The behind is a value or
// a date, and holds none, while a serial number may.
std::pair<absl::string_view, absl::string_view> SplitAtLast(
    absl::string_view word, char separator) {
  const size_t at = word.rfind(separator);
  if (at == absl::string_view::npos) return {word, ""};
  return {word.substr(0, at), word.substr(at + 1)};
}

}  // namespace

absl::StatusOr<v1::RegisterKey> RegisterFromName(absl::string_view name) {
  v1::RegisterKey key;
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(name, absl::MaxSplits('#', 1));
  key.set_serial(std::string(parts.second));
  for (absl::string_view word :
       absl::StrSplit(parts.first, absl::ByAnyChar("./"))) {
    const std::string known = ContractWord(word);
    v1::Commodity commodity;
    v1::MeteringPoint point;
    v1::RegisterKind kind;
    if (Names(known, "COMMODITY_", v1::Commodity_Parse, &commodity)) {
      key.set_commodity(commodity);
    } else if (Names(known, "METERING_POINT_", v1::MeteringPoint_Parse,
                     &point)) {
      key.set_point(point);
    } else if (Names(known, "REGISTER_KIND_", v1::RegisterKind_Parse, &kind)) {
      key.set_kind(kind);
    } else {
      return absl::InvalidArgumentError(absl::StrCat(
          "got the register \"", word,
          "\", want day, night, peak, half_peak, total, kitchen, bath or a "
          "commodity, joined by a slash where several are needed: "
          "electricity/day"));
    }
  }
  return key;
}

absl::StatusOr<v1::NamedValue> NamedValueFromWord(absl::string_view word) {
  const auto [name, value] = SplitAtLast(word, '=');
  if (value.empty()) {
    return absl::InvalidArgumentError(
        absl::StrCat("got \"", word, "\", want REGISTER=VALUE: night=5512"));
  }
  absl::StatusOr<v1::RegisterKey> key = RegisterFromName(name);
  if (!key.ok()) return key.status();
  v1::NamedValue named;
  *named.mutable_register_() = *std::move(key);
  named.set_value(std::string(value));
  return named;
}

absl::StatusOr<v1::NeighbourDecision> VoidedFromWord(absl::string_view word) {
  const auto [name, day] = SplitAtLast(word, '@');
  if (day.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "got \"", word, "\", want REGISTER@DATE: night@2014-05-20"));
  }
  absl::StatusOr<v1::RegisterKey> key = RegisterFromName(name);
  if (!key.ok()) return key.status();
  absl::StatusOr<std::string> date = DateFromWord(day);
  if (!date.ok()) return date.status();
  v1::NeighbourDecision decision;
  *decision.mutable_register_() = *std::move(key);
  decision.set_date(*date);
  return decision;
}

absl::StatusOr<v1::NeighbourDecision> CorrectedFromWord(
    absl::string_view word) {
  const auto [reading, value] = SplitAtLast(word, '=');
  if (value.empty()) {
    return absl::InvalidArgumentError(absl::StrCat(
        "got \"", word, "\", want REGISTER@DATE=VALUE: night@2014-05-20=5512"));
  }
  absl::StatusOr<v1::NeighbourDecision> decision = VoidedFromWord(reading);
  if (decision.ok()) decision->set_corrected_value(std::string(value));
  return decision;
}

std::string NameOfRegister(const v1::RegisterKey& key) {
  std::vector<std::string> words;
  if (key.commodity() != v1::COMMODITY_UNSPECIFIED) {
    AddWordOf(v1::Commodity_Name(key.commodity()), "COMMODITY_", words);
  }
  if (key.point() != v1::METERING_POINT_UNSPECIFIED &&
      key.point() != v1::METERING_POINT_MAIN) {
    AddWordOf(v1::MeteringPoint_Name(key.point()), "METERING_POINT_", words);
  }
  if (key.kind() != v1::REGISTER_KIND_UNSPECIFIED) {
    AddWordOf(v1::RegisterKind_Name(key.kind()), "REGISTER_KIND_", words);
  }
  return absl::StrJoin(words, "/");
}

}  // namespace intake::cli
