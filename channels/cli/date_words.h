// Days, months and ages as people type them.

#ifndef INTAKE_CHANNELS_CLI_DATE_WORDS_H_
#define INTAKE_CHANNELS_CLI_DATE_WORDS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace intake::cli {

// Each fails with INVALID_ARGUMENT, which says what was wanted.

// The ISO form of `2014-06-25` or `25.06.2014`.
absl::StatusOr<std::string> DateFromWord(absl::string_view word);
// The ISO form of `2014-06` or `06.2014`.
absl::StatusOr<std::string> PeriodFromWord(absl::string_view word);
// `3d`, `12h`, `90m`.
absl::StatusOr<absl::Duration> AgeFromWord(absl::string_view word);

// Puts the ISO form in the place of a day or month that was typed; an empty
// one stays empty.
absl::Status MakeIsoDate(std::string* word);
absl::Status MakeIsoPeriod(std::string* word);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_DATE_WORDS_H_
