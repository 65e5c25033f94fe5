// What the doctor says about one thing, and the judgements that need nothing
// but facts.

#ifndef INTAKE_CHANNELS_CLI_DOCTOR_CHECK_H_
#define INTAKE_CHANNELS_CLI_DOCTOR_CHECK_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "channels/cli/render/exit_code.h"
#include "channels/cli/settings.h"
#include "intake/v1/operations_service.pb.h"

namespace intake::cli {

enum class CheckState { kOk, kWarn, kFail };

struct Check {
  std::string name;
  CheckState state = CheckState::kOk;
  // What was found.
  std::string detail;
  // What to do; empty where all is well.
  std::string advice;
  // How the program ends where this is the first failure.
  ExitCode exit_code = ExitCode::kRefused;
};

// Whether a key on its way can be read by others.
Check CheckTransport(const sdk::ConnectionOptions& connection);

// Everything that the server's own word tells: version, clock against `now`,
// serving, counts, disk, views.
std::vector<Check> CheckServerStatus(const v1::GetStatusResponse& status,
                                     absl::Time now);

// A line a check, and its advice beneath.
std::string ChecksText(const std::vector<Check>& checks,
                       const Console& console);
// `{"checks": [{"name": "...", "state": "ok", "detail": "...", "advice": ""}]}`
std::string ChecksJson(const std::vector<Check>& checks);

// That of the first check that failed.
ExitCode ExitCodeOf(const std::vector<Check>& checks);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_DOCTOR_CHECK_H_
