// A site over HTTP, from its start until its program is told to end.

#ifndef INTAKE_CHANNELS_WEB_SERVE_SITE_H_
#define INTAKE_CHANNELS_WEB_SERVE_SITE_H_

#include <string>

#include "absl/status/status.h"
#include "channels/http/server.h"
#include "channels/program/termination.h"
#include "channels/web/site.h"

namespace intake::web {

// Writes the port into `port_file`, where it is given, and tells the service
// manager, once pages are served; ends what is being answered at the end.
// Errors are http::Server::Start's.
absl::Status ServeSite(Site& site, const http::ServerOptions& options,
                       const std::string& port_file,
                       const program::Termination& termination);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_SERVE_SITE_H_
