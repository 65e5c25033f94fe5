// A date as it is typed on the numeric pad.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_TYPED_DATE_H_
#define INTAKE_CHANNELS_DESK_SLIPS_TYPED_DATE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"

namespace intake::desk {

// `25.06.2014`, `25.06.14`, `25062014`, `250614`, `25.06` and `2506` - of the
// last year in which it is not after `today` - and `2014-06-25`; as an ISO day.
// INVALID_ARGUMENT: anything else, or a day the calendar lacks.
absl::StatusOr<std::string> ParseTypedDate(absl::string_view typed,
                                           absl::CivilDay today);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_TYPED_DATE_H_
