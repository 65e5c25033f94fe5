// Days as lists have them: written out, or as the day numbers that Excel keeps.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_EXCEL_DAY_H_
#define INTAKE_CHANNELS_BUILDING_LIST_EXCEL_DAY_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace intake::building_list {

// The day with that number: 1 is 1900-01-01, or 0 is 1904-01-01 where days are
// counted from 1904. Excel counts a 29th of February 1900 that never was:
// number 60 is none, as is one out of range.
std::optional<absl::CivilDay> DayOfNumber(int64_t number, bool from_1904);

// `25.06.2014`, `5.6.14` (of this century), `2014-06-25` (a time may follow),
// or a day number of five digits (a fraction may follow). None for anything
// else.
std::optional<absl::CivilDay> DayFromText(absl::string_view text,
                                          bool from_1904);

// `25.06.2014`
std::string DayText(absl::CivilDay day);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_EXCEL_DAY_H_
