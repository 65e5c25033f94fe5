// A meter and what its dials showed, from the words of a command line.

#ifndef INTAKE_CHANNELS_CLI_METER_WORDS_H_
#define INTAKE_CHANNELS_CLI_METER_WORDS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "intake/v1/account.pb.h"
#include "intake/v1/account_service.pb.h"

namespace intake::cli {

// Each fails with INVALID_ARGUMENT, which says what was wanted.

// `total:5.1` or `day:5,night:5x20`: kind, whole digits, red digits,
// multiplier.
absl::StatusOr<std::vector<v1::Register>> DialsFromWord(absl::string_view word);

// `day=1,night=2.5`; a lone value for a meter with one dial. Decimals stand
// behind a point, since a comma ends a value.
absl::StatusOr<std::vector<v1::DialReading>> DialReadingsFromWord(
    absl::string_view word);

// `day=1,kitchen=2.5`: registers of a whole account.
absl::StatusOr<std::vector<v1::NamedValue>> NamedValuesFromWord(
    absl::string_view word);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_METER_WORDS_H_
