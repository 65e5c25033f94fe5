// A text as numbers and names of registers, with all that the words around a
// number say of it. Knows nothing of accounts.

#ifndef INTAKE_CORE_TEXT_ITEMS_H_
#define INTAKE_CORE_TEXT_ITEMS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "core/text/tokens.h"
#include "core/text/words.h"

namespace intake {

// What the words in front of a number say it is.
enum class NumberLabel : uint8_t { kNone, kAccount, kMeter, kPhone, kSkip };

struct NumberItem {
  absl::string_view digits;
  NumberLabel label = NumberLabel::kNone;
  // The token before is a number too, and `gap` is what stands between.
  bool follows_number = false;
  Gap gap;
  bool had_letters = false;
  // Cannot be a value: a minus in front, or letters that touch it.
  bool negative = false;
  bool malformed = false;
  // With `malformed`: the run of letters and digits, which a serial may be.
  absl::string_view run;
  // A word beside it says that it is no reading, or not surely.
  bool doubtful = false;
  // Words that nobody knows stand between it and the number before.
  bool unknown_before = false;
};

// One word for a register, or two that say the same.
struct NameItem {
  WordName name = WordName::kNone;
  // 1Э, 2Г: which meter of the commodity; 0 where it is not said.
  uint8_t ordinal = 0;
};

// How close two neighbours stand; the greater, the less they belong together.
enum class Distance : uint8_t { kGlued, kBound, kBlank, kSeparated, kNewLine };

// A number or a name, in order of appearance.
struct Element {
  bool is_name = false;
  uint8_t index = 0;
  Distance to_previous = Distance::kBlank;
};

// Numbers `first` to `last` are a date or, with no date, a time of day.
struct DateItem {
  uint8_t first = 0;
  uint8_t last = 0;
  bool is_time = false;
  // It can be nothing else.
  bool certain = false;
  absl::CivilDay date;
};

struct Items {
  static constexpr size_t kNumbersMax = 24;
  static constexpr size_t kNamesMax = 24;
  static constexpr size_t kDatesMax = 8;

  size_t number_count = 0;
  size_t name_count = 0;
  size_t element_count = 0;
  size_t date_count = 0;
  // More than fits here.
  bool overflow = false;
  // A word one slip away from a register's name.
  bool near_name = false;
  std::array<NumberItem, kNumbersMax> numbers;
  std::array<NameItem, kNamesMax> names;
  std::array<Element, kNumbersMax + kNamesMax> elements;
  std::array<DateItem, kDatesMax> dates;
};

// `items` refer to `tokens`. `today` tells the year of a date without one.
void FindItems(const Tokens& tokens, absl::CivilDay today, Items& items);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_ITEMS_H_
