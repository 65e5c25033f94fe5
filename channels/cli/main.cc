// The program `intake`: the process's streams, clocks and server, given to the
// command line.

#include <iostream>
#include <string>
#include <vector>

#include "channels/cli/command_line.h"
#include "channels/cli/render/console.h"
#include "channels/sdk/clock.h"
#include "channels/sdk/grpc_connection.h"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  const intake::cli::Environment environment = {
      .console = intake::cli::StandardConsole(),
      .default_configs = {"intake.toml", "/etc/intake/intake.toml"},
      .connect = intake::sdk::Connect,
      .clock = intake::sdk::SteadyClock(),
      .now = [] { return absl::Now(); },
      .zone = absl::LocalTimeZone(),
  };
  return static_cast<int>(intake::cli::RunCommandLine(
      std::vector<std::string>(argv + 1, argv + argc), environment));
}
