// Dates and times of day in a text.

#ifndef INTAKE_CORE_TEXT_DATES_H_
#define INTAKE_CORE_TEXT_DATES_H_

#include <cstddef>
#include <optional>

#include "absl/time/civil_time.h"
#include "core/text/tokens.h"

namespace intake {

struct FoundDate {
  // Tokens it covers, from the one it was looked for at.
  size_t tokens = 0;
  bool is_time = false;
  // It can be nothing else: a month's name, or a year of four digits.
  bool certain = false;
  absl::CivilDay date;
};

// A date that begins with token `at`: `25.06`, `25/06/14`, `25-06-2014`,
// `2014-06-25`, `25 июня 2014 г`; or a time: `10:30`. A date without a year is
// that nearest to `today`.
std::optional<FoundDate> DateAt(const Tokens& tokens, size_t at,
                                absl::CivilDay today);

// The number at `at` is a year that may stand in a message of `today`.
bool IsYear(const Tokens& tokens, size_t at, absl::CivilDay today);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_DATES_H_
