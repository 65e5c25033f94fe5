// The number of a house, as people write it in many ways.

#ifndef INTAKE_CORE_PEOPLE_HOUSE_H_
#define INTAKE_CORE_PEOPLE_HOUSE_H_

#include "absl/strings/string_view.h"

namespace intake {

// Whether `typed` is the house that the bill names `on_bill`. It does not
// matter how: "12а", "д. 12 А", "12 A" with a Latin letter and "012-А" are one
// house, "7/2", "7 к. 2", "7 корпус 2" are one, and "7 стр. 2" another. Never
// where the bill has none.
bool SameHouse(absl::string_view on_bill, absl::string_view typed);

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_HOUSE_H_
