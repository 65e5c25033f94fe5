// The server's status for people.

#ifndef INTAKE_CHANNELS_CLI_STATUS_VIEW_H_
#define INTAKE_CHANNELS_CLI_STATUS_VIEW_H_

#include <string>

#include "absl/time/time.h"
#include "intake/v1/operations_service.pb.h"

namespace intake::cli {

std::string StatusText(const v1::GetStatusResponse& status,
                       const std::string& server, absl::TimeZone zone);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_STATUS_VIEW_H_
