// intake-portal: the pages for customers. Wires everything.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "channels/portal/parts.h"
#include "channels/portal/portal_site.h"
#include "channels/portal/settings.h"
#include "channels/program/logging.h"
#include "channels/program/service_main.h"
#include "channels/program/termination.h"
#include "channels/sdk/clock.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/web/serve_site.h"

namespace intake::portal {
namespace {

// For one attempt at the mail server.
constexpr absl::Duration kMailTimeout = absl::Seconds(30);

struct Arguments {
  std::string config_file = "/etc/intake/intake.toml";
  std::string port_file;
};

absl::StatusOr<std::unique_ptr<web::SubmissionSpool>> OpenSpool(
    const Settings& settings, const CoreCalls& calls) {
  return web::SubmissionSpool::Open(
      {.folder = absl::StrCat(settings.spool_folder, "/readings")},
      [calls](const web::KeptSubmission& kept) -> absl::StatusOr<v1::Receipt> {
        v1::SubmitReadingRequest request;
        *request.mutable_submission() = kept.submission;
        auto response =
            calls.As(kept.owner).Once(&sdk::Connection::SubmitReading, request);
        if (!response.ok()) return response.status();
        return std::move(*response->mutable_receipt());
      });
}

absl::StatusOr<std::unique_ptr<Outbox>> OpenOutbox(const Settings& settings,
                                                   const web::Words& words) {
  return Outbox::Open(
      {.folder = absl::StrCat(settings.spool_folder, "/letters"),
       .mail = settings.mail,
       .zone = settings.zone},
      words, absl::Now,
      [server = settings.mail.server](const Envelope& envelope,
                                      const std::string& message) {
        return HandOver(server, envelope, message, kMailTimeout);
      });
}

absl::Status Serve(const Arguments& arguments, const Settings& settings,
                   const program::Termination& termination) {
  auto connection = sdk::Connect(settings.connection);
  if (!connection.ok()) return connection.status();
  const CoreCalls calls(*std::move(connection), sdk::SteadyClock(),
                        settings.deadline);
  auto pages = MakePages();
  if (!pages.ok()) return pages.status();
  const auto outbox = OpenOutbox(settings, (*pages)->words());
  if (!outbox.ok()) return outbox.status();
  const auto spool = OpenSpool(settings, calls);
  if (!spool.ok()) return spool.status();
  SeenSessions sessions;
  const Parts parts{.calls = calls,
                    .pages = **pages,
                    .spool = **spool,
                    .outbox = **outbox,
                    .sessions = sessions,
                    .now = absl::Now,
                    .zone = settings.zone};
  SetFrame(parts, **pages);
  const auto site =
      web::Site::Make({.cookie = std::string(kSessionCookie),
                       .behind_proxy = settings.behind_proxy,
                       .program = "portal",
                       .metrics = [&parts] { return WaitingMetrics(parts); }},
                      **pages, AllRoutes(parts), sdk::SteadyClock());
  return web::ServeSite(*site, {.listen = settings.listen}, arguments.port_file,
                        termination);
}

int Main(int argc, char** argv) {
  const program::Termination termination;
  program::StartLogging("intake-portal");

  CLI::App app(
      "Serves the pages on which customers send readings and follow them.\n\n"
      "Example:\n  intake-portal --config /etc/intake/intake.toml",
      "intake-portal");
  app.footer(
      "Exit codes: 0 told to stop; 1 cannot listen, or cannot use the folder "
      "for letters\nand kept readings; 2 bad usage, configuration or key "
      "file.");
  Arguments arguments;
  program::AddConfigOption(app, arguments.config_file);
  program::AddPortFileOption(
      app, "Written with the port, once pages are served", arguments.port_file);
  if (const auto exit_code = program::ParseArguments(app, argc, argv)) {
    return *exit_code;
  }
  const auto settings = LoadSettings(arguments.config_file);
  if (!settings.ok()) return program::ExitCodeOf(settings.status());
  program::SetLogLevel(settings->log_level);
  return program::ExitCodeOf(Serve(arguments, *settings, termination));
}

}  // namespace
}  // namespace intake::portal

int main(int argc, char** argv) { return intake::portal::Main(argc, argv); }
