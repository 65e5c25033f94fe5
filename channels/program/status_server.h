// GET /healthz and /metrics, for programs that serve nothing else over HTTP.

#ifndef INTAKE_CHANNELS_PROGRAM_STATUS_SERVER_H_
#define INTAKE_CHANNELS_PROGRAM_STATUS_SERVER_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "channels/http/server.h"

namespace intake::program {

// `metrics` gives the text of /metrics; any thread, must not block. Errors are
// http::Server::Start's.
absl::StatusOr<std::unique_ptr<http::Server>> StartStatusServer(
    const std::string& listen, std::function<std::string()> metrics);

}  // namespace intake::program

#endif  // INTAKE_CHANNELS_PROGRAM_STATUS_SERVER_H_
