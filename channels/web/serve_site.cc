#include "channels/web/serve_site.h"

#include <spdlog/spdlog.h>
#include <systemd/sd-daemon.h>

#include <fstream>
#include <utility>

namespace intake::web {

absl::Status ServeSite(Site& site, const http::ServerOptions& options,
                       const std::string& port_file,
                       const program::Termination& termination) {
  const auto server = http::Server::Start(
      options, [&site](http::Request request, http::Responder responder) {
        site.Handle(std::move(request), std::move(responder));
      });
  if (!server.ok()) return server.status();
  if (!port_file.empty()) {
    std::ofstream(port_file) << (*server)->port() << "\n";
  }
  spdlog::info("serving pages on port {}", (*server)->port());
  sd_notify(0, "READY=1");
  termination.Await();
  spdlog::info("told to stop, finishing the pages being made");
  sd_notify(0, "STOPPING=1");
  (*server)->Stop();
  return absl::OkStatus();
}

}  // namespace intake::web
