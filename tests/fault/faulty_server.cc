// A server for tests: the real services over the real store, with fail-points
// between them and the disk, and a clock that may be wrong.
//
//   intake-faulty-server --config intake.toml --port-file FILE
//       [--fail before_commit:error:17:1] [--reached FILE] [--clock FILE]

#include <spdlog/spdlog.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/auth/sodium_secrets.h"
#include "services/config/rule_book_config.h"
#include "services/config/server_config.h"
#include "services/server/file_writing.h"
#include "services/server/server.h"
#include "services/server/stop_signals.h"
#include "storage/people/sqlite_people_store.h"
#include "storage/slips/sqlite_slip_store.h"
#include "storage/sqlite/sqlite_store.h"
#include "tests/fault/fail_points.h"
#include "tests/fault/fail_vfs.h"
#include "tests/fault/failing_event_store.h"
#include "tests/fault/shifted_clock.h"

namespace intake::testing {
namespace {

struct Arguments {
  std::string config_file;
  std::string port_file;
  std::string plan;
  std::string reached_file;
  // Empty: the machine's own time.
  std::string clock_file;
};

// What the server stands on; all of it outlives it.
struct Ground {
  ServerConfig config;
  RuleBook rules;
  std::unique_ptr<FailPoints> points;
  std::unique_ptr<Clock> clock;
  std::unique_ptr<SqliteStore> store;
  std::unique_ptr<SqlitePeopleStore> people;
  std::unique_ptr<SqliteSlipStore> slips;
};

absl::StatusOr<std::unique_ptr<Clock>> OpenClock(const std::string& path) {
  if (path.empty()) return std::make_unique<SystemClock>();
  return ShiftedClock::Open(path);
}

absl::StatusOr<std::unique_ptr<FailPoints>> MakePoints(
    const Arguments& arguments) {
  std::optional<FailPlan> plan;
  if (!arguments.plan.empty()) {
    const absl::StatusOr<FailPlan> parsed = ParseFailPlan(arguments.plan);
    if (!parsed.ok()) return parsed.status();
    plan = *parsed;
  }
  return std::make_unique<FailPoints>(plan, arguments.reached_file);
}

absl::StatusOr<Ground> Prepare(const Arguments& arguments) {
  absl::StatusOr<ServerConfig> config = LoadServerConfig(arguments.config_file);
  if (!config.ok()) return config.status();
  absl::StatusOr<RuleBook> rules =
      LoadRuleBook(config->rules_file, config->time_zone);
  if (!rules.ok()) return rules.status();
  absl::StatusOr<std::unique_ptr<FailPoints>> points = MakePoints(arguments);
  if (!points.ok()) return points.status();
  absl::StatusOr<std::unique_ptr<Clock>> clock =
      OpenClock(arguments.clock_file);
  if (!clock.ok()) return clock.status();
  const std::string folder = config->data_folder;
  SqliteStoreOptions options{.folder = folder,
                             .vfs = RegisterFailVfs(**points)};
  options.log = [](absl::string_view message) {
    spdlog::warn("store: {}", std::string(message));
  };
  absl::StatusOr<std::unique_ptr<SqliteStore>> store =
      SqliteStore::Open(std::move(options));
  if (!store.ok()) return store.status();
  absl::StatusOr<std::unique_ptr<SqlitePeopleStore>> people =
      SqlitePeopleStore::Open({.path = absl::StrCat(folder, "/people.db")});
  if (!people.ok()) return people.status();
  absl::StatusOr<std::unique_ptr<SqliteSlipStore>> slips =
      SqliteSlipStore::Open({.path = absl::StrCat(folder, "/slips.db")});
  if (!slips.ok()) return slips.status();
  return Ground{.config = *std::move(config),
                .rules = *std::move(rules),
                .points = *std::move(points),
                .clock = *std::move(clock),
                .store = *std::move(store),
                .people = *std::move(people),
                .slips = *std::move(slips)};
}

absl::Status Serve(const Arguments& arguments, const StopSignals& signals) {
  const absl::StatusOr<Ground> ground = Prepare(arguments);
  if (!ground.ok()) return ground.status();
  SqliteStore& store = *ground->store;
  FailingEventStore events(store, *ground->points);
  SodiumSecrets secrets;
  const absl::StatusOr<std::unique_ptr<Server>> server =
      Server::Start(ground->config, ground->rules,
                    {.events = events,
                     .queries = store,
                     .maintenance = store,
                     .log = store,
                     .people = *ground->people,
                     .slips = *ground->slips},
                    secrets, *ground->clock);
  if (!server.ok()) return server.status();
  absl::Status written = WriteFileAtomically(
      arguments.port_file, absl::StrCat((*server)->port(), "\n"), 0644);
  if (!written.ok()) return written;
  signals.Wait();
  (*server)->Shutdown();
  return absl::OkStatus();
}

int Main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app("A server that fails when it is told to.",
               "intake-faulty-server");
  app.add_option("--config", arguments.config_file)->required();
  app.add_option("--port-file", arguments.port_file)->required();
  app.add_option("--fail", arguments.plan);
  app.add_option("--reached", arguments.reached_file);
  app.add_option("--clock", arguments.clock_file);
  CLI11_PARSE(app, argc, argv);

  const StopSignals signals;
  const absl::Status served = Serve(arguments, signals);
  if (served.ok()) return EXIT_SUCCESS;
  spdlog::critical("{}", std::string(served.message()));
  return EXIT_FAILURE;
}

}  // namespace
}  // namespace intake::testing

int main(int argc, char** argv) { return intake::testing::Main(argc, argv); }
