// Civil dates and months of the supplier's time zone, and their ISO forms.

#ifndef INTAKE_CORE_BASE_CIVIL_TIME_H_
#define INTAKE_CORE_BASE_CIVIL_TIME_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"

namespace intake {

// Reads `2014-06-25`, years 1900 to 2199.
// INVALID_ARGUMENT: another form, or a day the calendar lacks.
absl::StatusOr<absl::CivilDay> ParseDate(absl::string_view text);
std::string FormatDate(absl::CivilDay date);

// `25.06.2014`, as customers write dates.
std::string FormatDateForPeople(absl::CivilDay date);

// Reads `2014-06`.
absl::StatusOr<absl::CivilMonth> ParseMonth(absl::string_view text);
std::string FormatMonth(absl::CivilMonth month);

// The last day of `month`.
absl::CivilDay LastDayOf(absl::CivilMonth month);

}  // namespace intake

#endif  // INTAKE_CORE_BASE_CIVIL_TIME_H_
