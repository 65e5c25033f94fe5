// `intake doctor`: runs the checks one after the other.

#ifndef INTAKE_CHANNELS_CLI_DOCTOR_H_
#define INTAKE_CHANNELS_CLI_DOCTOR_H_

#include "absl/status/statusor.h"
#include "channels/cli/render/exit_code.h"
#include "channels/cli/session.h"

namespace intake::cli {

// Writes a line a check; with `deep` the store is read as a whole. The exit
// code is that of the first check that failed.
absl::StatusOr<ExitCode> RunDoctor(Session& session, bool deep);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_DOCTOR_H_
