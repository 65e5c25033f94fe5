// Money as the bank writes it, in whole kopecks.

#ifndef INTAKE_CHANNELS_SBERBANK_KOPECKS_H_
#define INTAKE_CHANNELS_SBERBANK_KOPECKS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::sberbank {

// Digits, and behind `separator` more digits: `12`, `12.5`, `12.50`. At most
// ten digits of roubles, so that the amounts of a million lines add up.
// INVALID_ARGUMENT, in Russian: anything else, and parts of a kopeck.
absl::StatusOr<int64_t> KopecksFromText(absl::string_view text, char separator);

// `-12.50`
std::string KopecksText(int64_t kopecks);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_KOPECKS_H_
