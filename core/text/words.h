// The words that people write around their readings.

#ifndef INTAKE_CORE_TEXT_WORDS_H_
#define INTAKE_CORE_TEXT_WORDS_H_

#include <cstdint>

#include "absl/strings/string_view.h"

namespace intake {

enum class WordKind : uint8_t {
  kUnknown,
  // Says nothing: greetings, "please", "and".
  kFiller,
  // Names a register; see Word::name.
  kName,
  // A letter that names a register beside a number, and is a preposition else.
  kNameLetter,
  kUnit,
  // м, m: a unit, together with a 3 that touches it.
  kMetre,
  kAccountLabel,
  kMeterLabel,
  // What follows is a reading, whatever was announced before.
  kReadingLabel,
  kPhoneLabel,
  kAddressLabel,
  // д: a house where other words of an address are, the day else.
  kHouseOrDay,
  // т, тариф, зона: with 1, 2 or 3 the name of a register.
  kTariff,
  // на, за, дата: before a date.
  kDateLabel,
  // Word::number is the month.
  kMonth,
  kYear,
  // с, до, по: before a number the beginning or end of a range.
  kRange,
  // добрый, сегодняшний: makes a greeting or an idle phrase of a "day" beside
  // it.
  kIdleDay,
  // было, расход, примерно: the number is not, or not surely, a reading.
  kDoubt,
  kMinus,
};

// What a word says of a register.
enum class WordName : uint8_t {
  kNone,
  kElectricity,
  kHotWater,
  kColdWater,
  kHeat,
  kGas,
  // Whichever water the account has.
  kWater,
  kKitchen,
  kBath,
  kDay,
  kNight,
  kPeak,
  kHalfPeak,
  kT1,
  kT2,
  kT3,
};

struct Word {
  WordKind kind = WordKind::kUnknown;
  WordName name = WordName::kNone;
  uint8_t number = 0;
};

// What `word` (in lower case, see FoldCase) means; Latin letters that look like
// Cyrillic ones are read as such where that helps.
Word LookUpWord(absl::string_view word);

// Whether `word` is unknown, but one slip away from a register's name.
bool IsNearAName(absl::string_view word);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_WORDS_H_
