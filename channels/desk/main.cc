// intake-desk: the web pages of staff. Wires everything.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "channels/desk/admin/admin_pages.h"
#include "channels/desk/call/call_pages.h"
#include "channels/desk/desk.h"
#include "channels/desk/frame.h"
#include "channels/desk/home_pages.h"
#include "channels/desk/kept_sender.h"
#include "channels/desk/lists/list_pages.h"
#include "channels/desk/log_in_pages.h"
#include "channels/desk/review/review_pages.h"
#include "channels/desk/settings.h"
#include "channels/desk/slips/slip_pages.h"
#include "channels/program/logging.h"
#include "channels/program/service_main.h"
#include "channels/program/termination.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/web/serve_site.h"

namespace intake::desk {
namespace {

struct Arguments {
  std::string config_file = "/etc/intake/intake.toml";
  std::string port_file;
};

absl::Status ConnectAll(const Settings& settings, Desk& desk) {
  const struct {
    std::string key_file;
    std::shared_ptr<sdk::Connection>* connection;
  } kConnections[] = {
      {settings.core.key_file, &desk.core},
      {settings.call_center_key_file, &desk.call_center},
      {settings.office_key_file, &desk.office},
      {settings.paper_slip_key_file, &desk.paper_slip},
      {settings.building_list_key_file, &desk.building_list},
  };
  for (const auto& [key_file, connection] : kConnections) {
    sdk::ConnectionOptions options = settings.core;
    options.key_file = key_file;
    auto connected = sdk::Connect(options);
    if (!connected.ok()) return connected.status();
    *connection = *std::move(connected);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<web::Pages>> MakePages() {
  std::vector<web::EmbeddedFile> files;
  for (const auto& set : {FrameFiles(), CallFiles(), SlipFiles(), ListFiles(),
                          ReviewFiles(), AdminFiles()}) {
    files.insert(files.end(), set.begin(), set.end());
  }
  auto words = web::Words::Make({FrameWords(), CallWords(), SlipWords(),
                                 ListWords(), ReviewWords(), AdminWords()});
  if (!words.ok()) return words.status();
  return web::Pages::Make(files, *std::move(words));
}

std::vector<web::Route> AllRoutes(const Desk& desk) {
  std::vector<web::Route> routes = LogInRoutes(desk);
  for (const auto& set :
       {HomeRoutes(desk), CallRoutes(desk), ReviewRoutes(desk),
        SlipRoutes(desk), ListRoutes(desk), AdminRoutes(desk)}) {
    routes.insert(routes.end(), set.begin(), set.end());
  }
  KeepStaleForms(desk, routes);
  return routes;
}

absl::Status ServePages(const Arguments& arguments, const Settings& settings,
                        const program::Termination& termination) {
  Desk desk{.now = absl::Now,
            .zone = settings.zone,
            .folder = settings.folder,
            .seats = std::make_shared<Seats>()};
  if (absl::Status status = ConnectAll(settings, desk); !status.ok()) {
    return status;
  }
  auto pages = MakePages();
  if (!pages.ok()) return pages.status();
  desk.pages = pages->get();
  desk.pages->SetFrame(FrameOf(desk));
  auto spool = web::SubmissionSpool::Open(
      {.folder = absl::StrCat(settings.folder, "/kept")}, KeptSenderOf(desk));
  if (!spool.ok()) return spool.status();
  desk.spool = spool->get();

  const auto site =
      web::Site::Make({.cookie = std::string(kCookie),
                       .behind_proxy = settings.behind_proxy,
                       .program = "desk"},
                      *desk.pages, AllRoutes(desk), sdk::SteadyClock());
  return web::ServeSite(
      *site,
      {.listen = settings.listen,
       .body_bytes_max_at = {{kListsPath, kListFormBytesMax}}},
      arguments.port_file, termination);
}

int Main(int argc, char** argv) {
  const program::Termination termination;
  program::StartLogging("intake-desk");

  CLI::App app(
      "Serves the pages of staff: calls and the office, slips, lists, review, "
      "channels\nand staff. For browsers behind a proxy with TLS, or on this "
      "machine.\n\n"
      "Example:\n  intake-desk --config /etc/intake/intake.toml",
      "intake-desk");
  app.footer(
      "Exit codes: 0 told to stop; 1 cannot listen, or cannot use its folder; "
      "2 bad\nusage, configuration or key file.");
  Arguments arguments;
  program::AddConfigOption(app, arguments.config_file);
  program::AddPortFileOption(app, "Written with the port once pages are served",
                             arguments.port_file);
  if (const auto exit_code = program::ParseArguments(app, argc, argv)) {
    return *exit_code;
  }
  const auto settings = LoadSettings(arguments.config_file);
  if (!settings.ok()) return program::ExitCodeOf(settings.status());
  program::SetLogLevel(settings->log_level);
  return program::ExitCodeOf(ServePages(arguments, *settings, termination));
}

}  // namespace
}  // namespace intake::desk

int main(int argc, char** argv) { return intake::desk::Main(argc, argv); }
