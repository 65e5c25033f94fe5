// intake-sberbank: registries of readings from the bank's terminals, through
// folders. Wires everything.

#include <spdlog/spdlog.h>
#include <systemd/sd-daemon.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/program/logging.h"
#include "channels/program/service_main.h"
#include "channels/program/status_server.h"
#include "channels/program/termination.h"
#include "channels/sberbank/engine.h"
#include "channels/sberbank/settings.h"
#include "channels/sberbank/work_report.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::sberbank {
namespace {

int Serve(const Settings& settings, const program::Termination& termination) {
  program::SetLogLevel(settings.log_level);
  auto connection = sdk::Connect(settings.connection);
  if (!connection.ok()) return program::ExitCodeOf(connection.status());
  WorkReport report(settings.folder, sdk::SteadyClock(), absl::Now);
  auto engine = Engine::Open(settings, *std::move(connection),
                             termination.stop(), sdk::SteadyClock(), report);
  if (!engine.ok()) {
    return program::Fail(engine.status(), program::kExitFailure);
  }
  auto server = program::StartStatusServer(
      settings.listen, [&report] { return report.Metrics(); });
  if (!server.ok()) {
    return program::Fail(server.status(), program::kExitFailure);
  }

  spdlog::info("waiting for files in {}/incoming, for the server {}",
               settings.folder, settings.connection.server);
  sd_notify(0, "READY=1");
  do {
    const absl::Status status = (*engine)->LookAndWork();
    if (!absl::IsCancelled(status)) report.Trouble(status);
  } while (!termination.AwaitFor(settings.poll));
  spdlog::info("told to stop; what is not answered will be begun again");
  sd_notify(0, "STOPPING=1");
  (*server)->Stop();
  return 0;
}

int Main(int argc, char** argv) {
  const program::Termination termination;
  program::StartLogging("intake-sberbank");
  CLI::App app(
      "Takes registries of readings from the bank's terminals to the intake "
      "server, and answers each with a file.\n\n"
      "Example:\n  intake-sberbank --config /etc/intake/intake.toml",
      "intake-sberbank");
  app.footer(
      "Exit codes: 0 told to stop; 1 cannot listen, or the folder cannot be "
      "used;\n2 bad usage, configuration or key file.");
  std::string config_file = "/etc/intake/intake.toml";
  program::AddConfigOption(app, config_file);
  if (const auto exit_code = program::ParseArguments(app, argc, argv)) {
    return *exit_code;
  }
  const absl::StatusOr<Settings> settings = LoadSettings(config_file);
  if (!settings.ok()) return program::ExitCodeOf(settings.status());
  return Serve(*settings, termination);
}

}  // namespace
}  // namespace intake::sberbank

int main(int argc, char** argv) { return intake::sberbank::Main(argc, argv); }
