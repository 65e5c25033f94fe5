// intake-sms: readings by SMS, behind a Kannel gateway. Wires everything.

#include <signal.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <systemd/sd-daemon.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstring>
#include <fstream>
#include <limits>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/http/listen_address.h"
#include "channels/http/server.h"
#include "channels/sdk/client.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/sms/adapter.h"
#include "channels/sms/settings.h"

namespace intake::sms {
namespace {

// Documented in --help.
constexpr int kExitFailure = 1;
constexpr int kExitConfiguration = 2;

struct Arguments {
  std::string config_file = "/etc/intake/intake.toml";
  std::string port_file;
};

// Waits for SIGTERM or SIGINT, which all threads must have blocked.
void AwaitSignal(const sigset_t& signals) {
  int signal = 0;
  sigwait(&signals, &signal);
  spdlog::info("got {}, finishing what is held", strsignal(signal));
}

int Fail(const absl::Status& status, int exit_code) {
  spdlog::critical("{}", std::string(status.message()));
  return exit_code;
}

int Serve(const Arguments& arguments, const Settings& settings,
          const sigset_t& signals) {
  spdlog::set_level(spdlog::level::from_str(settings.log_level));
  auto connection = sdk::Connect(settings.connection);
  if (!connection.ok()) return Fail(connection.status(), kExitConfiguration);

  sdk::Client client(
      *std::move(connection),
      {.attempt_timeout = std::min(settings.deadline, absl::Seconds(5)),
       .total_timeout = settings.deadline,
       // The deadline ends it, not the count.
       .attempts_max = std::numeric_limits<int>::max()});
  Adapter adapter(client, sdk::SteadyClock(), {});
  auto server = http::Server::Start(
      {.listen = settings.listen},
      [&](http::Request request, http::Responder responder) {
        adapter.Handle(std::move(request), std::move(responder));
      });
  if (!server.ok()) return Fail(server.status(), kExitFailure);
  if (!http::IsLoopback(*http::ParseListenAddress(settings.listen))) {
    spdlog::warn(
        "listening on {}, beyond this machine: the webhook has no "
        "authentication, so only the gateway may reach it",
        settings.listen);
  }

  if (!arguments.port_file.empty()) {
    std::ofstream(arguments.port_file) << (*server)->port() << "\n";
  }
  spdlog::info("waiting for messages on port {}, for the server {}",
               (*server)->port(), settings.connection.server);
  sd_notify(0, "READY=1");
  AwaitSignal(signals);
  sd_notify(0, "STOPPING=1");
  (*server)->Stop();
  return 0;
}

int Main(int argc, char** argv) {
  // Blocked here, before any thread is started, so that they wait for
  // AwaitSignal() whenever they come.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  spdlog::set_default_logger(spdlog::stderr_logger_mt("intake-sms"));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");

  CLI::App app(
      "Takes readings by SMS from a Kannel gateway to the intake server.\n\n"
      "Example:\n  intake-sms --config /etc/intake/intake.toml",
      "intake-sms");
  app.footer(
      "Exit codes: 0 told to stop, and all that was held is answered; 1 cannot "
      "listen;\n2 bad usage, configuration or key file.");
  Arguments arguments;
  app.add_option("--config", arguments.config_file, "The configuration file")
      ->capture_default_str()
      ->type_name("FILE");
  app.add_option("--port-file", arguments.port_file,
                 "Written with the port once messages are taken")
      ->type_name("FILE");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kExitConfiguration;
  }
  const absl::StatusOr<Settings> settings = LoadSettings(arguments.config_file);
  if (!settings.ok()) return Fail(settings.status(), kExitConfiguration);
  return Serve(arguments, *settings, signals);
}

}  // namespace
}  // namespace intake::sms

int main(int argc, char** argv) { return intake::sms::Main(argc, argv); }
