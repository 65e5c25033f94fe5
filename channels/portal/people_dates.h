// Days, months, moments and values as people read them.

#ifndef INTAKE_CHANNELS_PORTAL_PEOPLE_DATES_H_
#define INTAKE_CHANNELS_PORTAL_PEOPLE_DATES_H_

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/web/language.h"

namespace intake::portal {

// `2014-06-25` as `25.06.2014`, or `25 June 2014`; what is no day as it is.
std::string DayForPeople(absl::string_view iso_day, web::Language language);

// `2014-06` as `июнь 2014`, or `June 2014`; what is no month as it is.
std::string MonthForPeople(absl::string_view iso_month, web::Language language);

// The day with hours and minutes, in `zone`.
std::string MomentForPeople(absl::Time moment, absl::TimeZone zone,
                            web::Language language);

// A decimal string with the language's comma or point.
std::string ValueForPeople(absl::string_view value, web::Language language);

// The day in the wire's form of what a person or a browser writes for one:
// `25.06.2014`, `2014-06-25`. Anything else as it is, for the core to refuse.
std::string DayFromPeople(absl::string_view text);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_PEOPLE_DATES_H_
