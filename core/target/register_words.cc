#include "core/target/register_words.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace intake {

absl::string_view WordOf(Commodity commodity, Language language) {
  const bool russian = language == Language::kRussian;
  switch (commodity) {
    case Commodity::kElectricity:
      return russian ? "СВЕТ" : "ELECTRICITY";
    case Commodity::kHotWater:
      return russian ? "ГВС" : "HOT";
    case Commodity::kColdWater:
      return russian ? "ХВС" : "COLD";
    case Commodity::kHeat:
      return russian ? "ТЕПЛО" : "HEAT";
    case Commodity::kGas:
      return russian ? "ГАЗ" : "GAS";
  }
  return "";
}

absl::string_view WordOf(MeteringPoint point, Language language) {
  const bool russian = language == Language::kRussian;
  switch (point) {
    case MeteringPoint::kMain:
      return "";
    case MeteringPoint::kKitchen:
      return russian ? "КУХНЯ" : "KITCHEN";
    case MeteringPoint::kBath:
      return russian ? "ВАННА" : "BATH";
  }
  return "";
}

absl::string_view WordOf(RegisterKind kind, Language language) {
  const bool russian = language == Language::kRussian;
  switch (kind) {
    case RegisterKind::kTotal:
      return "";
    case RegisterKind::kDay:
      return russian ? "ДЕНЬ" : "DAY";
    case RegisterKind::kPeak:
      return russian ? "ПИК" : "PEAK";
    case RegisterKind::kNight:
      return russian ? "НОЧЬ" : "NIGHT";
    case RegisterKind::kHalfPeak:
      return russian ? "ПОЛУПИК" : "HALF-PEAK";
  }
  return "";
}

std::string WordsOf(const RegisterSlot& slot,
                    absl::Span<const RegisterSlot> slots, Language language) {
  std::string words;
  const auto add = [&words](absl::string_view word) {
    if (word.empty()) return;
    absl::StrAppend(&words, words.empty() ? "" : " ", word);
  };
  const bool several = std::any_of(slots.begin(), slots.end(),
                                   [&slot](const RegisterSlot& other) {
                                     return other.commodity != slot.commodity;
                                   });
  if (several) add(WordOf(slot.commodity, language));
  add(WordOf(slot.point, language));
  add(WordOf(slot.kind, language));
  if (words.empty()) {
    add(language == Language::kRussian ? "ПОКАЗАНИЕ" : "READING");
  }
  return words;
}

std::string WordsOfAll(absl::Span<const RegisterSlot> slots,
                       Language language) {
  return absl::StrJoin(slots, ", ",
                       [&](std::string* out, const RegisterSlot& slot) {
                         out->append(WordsOf(slot, slots, language));
                       });
}

}  // namespace intake
