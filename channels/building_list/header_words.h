// Which column of a list is which, by the words in its header.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_HEADER_WORDS_H_
#define INTAKE_CHANNELS_BUILDING_LIST_HEADER_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "absl/strings/string_view.h"

namespace intake::building_list {

enum class Field : uint8_t {
  kAccount,
  kFlat,
  kHolder,
  kCommodity,
  kMeter,
  kReading,
  kDay,
  kNight,
  kPeak,
  kHalfPeak,
  kZone1,  // Т1, Т2, Т3: which zone each is depends on how many are filled
  kZone2,
  kZone3,
  kKitchen,
  kBath,
  kDate,
  kSignature,
  kAnswer,  // what an earlier answer wrote; written anew
};
inline constexpr size_t kFieldCount = 18;

// The field that a header's cell names: Russian or English, in any case, `е`
// for `ё`, blanks and points aside. What stands in parentheses or behind a
// comma is left out, unless it says which reading: `Показание (ночь)`. None for
// other words.
std::optional<Field> FieldOfHeader(absl::string_view text);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_HEADER_WORDS_H_
