// Registers as people name them on a command line:
//
//   day  kitchen  total  hot_water/kitchen  electricity.day  night#004512345
//   день кухня    итого  горячая_вода/кухня
//
// Words are joined by / or . where several are needed, in any order; a serial
// number stands behind #, for a meter that hangs no more. Case does not matter,
// nor whether words of two are joined by _ or -.

#ifndef INTAKE_CHANNELS_CLI_REGISTER_NAME_H_
#define INTAKE_CHANNELS_CLI_REGISTER_NAME_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "intake/v1/metering.pb.h"
#include "intake/v1/review_service.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::cli {

// Each fails with INVALID_ARGUMENT, which says what was wanted. Whether the
// account has such a register, and whether a value is one, is the server's to
// judge.

absl::StatusOr<v1::RegisterKey> RegisterFromName(absl::string_view name);

// `night=5512`
absl::StatusOr<v1::NamedValue> NamedValueFromWord(absl::string_view word);

// `night@2014-05-20`: a reading to take out.
absl::StatusOr<v1::NeighbourDecision> VoidedFromWord(absl::string_view word);
// `night@2014-05-20=5512`: a reading that gets another value.
absl::StatusOr<v1::NeighbourDecision> CorrectedFromWord(absl::string_view word);

// `hot_water/kitchen`, `electricity/day`: a name of the kind above for files
// and for commands to copy.
std::string NameOfRegister(const v1::RegisterKey& key);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_REGISTER_NAME_H_
