// Days and months as columns hold them.

#ifndef INTAKE_STORAGE_SQLITE_CIVIL_NUMBERS_H_
#define INTAKE_STORAGE_SQLITE_CIVIL_NUMBERS_H_

#include <cstdint>

#include "absl/time/civil_time.h"

namespace intake {

// Counted from 1970-01-01.
inline int64_t DayNumber(absl::CivilDay day) {
  return day - absl::CivilDay(1970, 1, 1);
}
inline absl::CivilDay DayOf(int64_t number) {
  return absl::CivilDay(1970, 1, 1) + number;
}

// Counted from January of the year 0.
inline int64_t MonthNumber(absl::CivilMonth month) {
  return month - absl::CivilMonth(0, 1);
}
inline absl::CivilMonth MonthOf(int64_t number) {
  return absl::CivilMonth(0, 1) + number;
}

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_CIVIL_NUMBERS_H_
