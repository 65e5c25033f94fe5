// How long something has waited, for people.

#ifndef INTAKE_CHANNELS_DESK_REVIEW_AGE_H_
#define INTAKE_CHANNELS_DESK_REVIEW_AGE_H_

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "channels/web/words.h"

namespace intake::desk {

// "3 d", "5 h", "12 min": the largest unit there is one of.
inline std::string AgeWords(absl::Duration age, const web::Words& words,
                            web::Language language) {
  const auto in = [&](absl::Duration unit, absl::string_view word) {
    return absl::StrCat(age / unit, " ", words.Get(word, language));
  };
  // Clocks of two machines differ a little.
  age = std::max(age, absl::ZeroDuration());
  if (age >= absl::Hours(24)) return in(absl::Hours(24), "age.days");
  if (age >= absl::Hours(1)) return in(absl::Hours(1), "age.hours");
  return in(absl::Minutes(1), "age.minutes");
}

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REVIEW_AGE_H_
