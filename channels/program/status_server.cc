#include "channels/program/status_server.h"

#include <utility>

namespace intake::program {

absl::StatusOr<std::unique_ptr<http::Server>> StartStatusServer(
    const std::string& listen, std::function<std::string()> metrics) {
  return http::Server::Start(
      {.listen = listen, .threads = 1, .connections_max = 64},
      [metrics = std::move(metrics)](const http::Request& request,
                                     http::Responder responder) {
        if (request.method != "GET") {
          responder.Send(http::TextResponse(405, "Only GET.\n"));
        } else if (request.path == "/healthz") {
          responder.Send(http::TextResponse(200, "ok\n"));
        } else if (request.path == "/metrics") {
          responder.Send(http::TextResponse(200, metrics()));
        } else {
          responder.Send(http::TextResponse(
              404, "Not found; there are /healthz and /metrics.\n"));
        }
      });
}

}  // namespace intake::program
