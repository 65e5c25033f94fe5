// intake-sms: readings by SMS, behind a Kannel gateway or, with --smpp, from an
// SMSC itself. Wires everything.

#include <spdlog/spdlog.h>
#include <systemd/sd-daemon.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/http/listen_address.h"
#include "channels/http/server.h"
#include "channels/program/logging.h"
#include "channels/program/service_main.h"
#include "channels/program/termination.h"
#include "channels/sdk/client.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/smpp/serve.h"
#include "channels/smpp/settings.h"
#include "channels/sms/adapter.h"
#include "channels/sms/settings.h"

namespace intake::sms {
namespace {

struct Arguments {
  std::string config_file = "/etc/intake/intake.toml";
  std::string port_file;
  bool smpp = false;
};

absl::Status ServeWebhook(const Arguments& arguments, const Settings& settings,
                          const program::Termination& termination) {
  auto connection = sdk::Connect(settings.connection);
  if (!connection.ok()) return connection.status();

  sdk::Client client(*std::move(connection),
                     sdk::RetryWithin(settings.deadline));
  Adapter adapter(client, sdk::SteadyClock(), settings.zone, {});
  auto server = http::Server::Start(
      {.listen = settings.listen},
      [&](http::Request request, http::Responder responder) {
        adapter.Handle(std::move(request), std::move(responder));
      });
  if (!server.ok()) return server.status();
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
  termination.Await();
  spdlog::info("told to stop, finishing what is held");
  sd_notify(0, "STOPPING=1");
  (*server)->Stop();
  return absl::OkStatus();
}

int Serve(const Arguments& arguments, const program::Termination& termination) {
  absl::Status served;
  if (arguments.smpp) {
    const auto settings = smpp::LoadSettings(arguments.config_file);
    if (!settings.ok()) return program::ExitCodeOf(settings.status());
    program::SetLogLevel(settings->sms.log_level);
    served = smpp::Serve(*settings, arguments.port_file, termination);
  } else {
    const auto settings = LoadSettings(arguments.config_file);
    if (!settings.ok()) return program::ExitCodeOf(settings.status());
    program::SetLogLevel(settings->log_level);
    served = ServeWebhook(arguments, *settings, termination);
  }
  return program::ExitCodeOf(served);
}

int Main(int argc, char** argv) {
  const program::Termination termination;
  program::StartLogging("intake-sms");

  CLI::App app(
      "Takes readings by SMS to the intake server: from a Kannel gateway, or "
      "with\n--smpp from an SMSC.\n\n"
      "Example:\n  intake-sms --config /etc/intake/intake.toml",
      "intake-sms");
  app.footer(
      "Exit codes: 0 told to stop, and all that was held is answered; 1 cannot "
      "listen,\nor cannot use the folder for parts of messages; 2 bad usage, "
      "configuration or\nkey file.");
  Arguments arguments;
  program::AddConfigOption(app, arguments.config_file);
  program::AddPortFileOption(
      app,
      "Written with the port of the webhook, or of /healthz and "
      "/metrics,\nonce messages are taken",
      arguments.port_file);
  app.add_flag("--smpp", arguments.smpp,
               "Bind to the SMSC of [smpp] instead of waiting for a gateway");
  if (const auto exit_code = program::ParseArguments(app, argc, argv)) {
    return *exit_code;
  }
  return Serve(arguments, termination);
}

}  // namespace
}  // namespace intake::sms

int main(int argc, char** argv) { return intake::sms::Main(argc, argv); }
