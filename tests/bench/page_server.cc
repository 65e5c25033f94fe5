// intake-bench-page: answers every request with an empty page, as fast as the
// web server can. The ceiling for pages.

#include <fstream>
#include <iostream>
#include <utility>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "channels/http/server.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "Usage: intake-bench-page PORT_FILE\n";
    return 1;
  }
  const auto server = intake::http::Server::Start(
      {}, [](intake::http::Request, intake::http::Responder responder) {
        responder.Send({.status = 200});
      });
  if (!server.ok()) {
    std::cerr << server.status() << '\n';
    return 1;
  }
  std::ofstream(argv[1]) << (*server)->port() << '\n';
  absl::SleepFor(absl::InfiniteDuration());
}
