// intake-server: reads its configuration, opens the store, and serves until it
// is told to stop.

#include <grpc/support/log.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <systemd/sd-daemon.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "services/auth/sodium_secrets.h"
#include "services/config/rule_book_config.h"
#include "services/config/server_config.h"
#include "services/server/file_writing.h"
#include "services/server/server.h"
#include "services/server/stop_signals.h"
#include "services/server/version.h"
#include "storage/backup/folder_backup.h"
#include "storage/backup/restore.h"
#include "storage/people/sqlite_people_store.h"
#include "storage/slips/sqlite_slip_store.h"
#include "storage/sqlite/sqlite_store.h"

namespace intake {
namespace {

// Documented in --help.
constexpr int kExitFailure = 1;
constexpr int kExitConfiguration = 2;
constexpr int kExitStoreInUse = 3;

// Of the log, while a start makes the views.
constexpr absl::Duration kProgressInterval = absl::Seconds(1);
// How long systemd waits for the next word of that.
constexpr absl::Duration kStartPatience = absl::Seconds(90);

constexpr char kHelp[] =
    "Takes meter readings from every channel, judges them and keeps them.\n"
    "\n"
    "  intake-server --config /etc/intake/intake.toml\n"
    "  intake-server --config intake.toml --check-config\n"
    "  intake-server --config intake.toml --restore backups/2014-07-01\n"
    "\n"
    "--restore makes the configuration's data folder, which must be empty, "
    "from\n"
    "what `intake backup` made: it checks every file against the manifest and\n"
    "every event against its chain, and ends. A backup that is damaged or not\n"
    "complete is refused by name. Start the server afterwards as ever.\n";
constexpr char kFooter[] =
    "Exit codes: 0 stopped as told; 1 failed; 2 the configuration or the\n"
    "command line is wrong; 3 another server uses the data folder; 130 told "
    "to\n"
    "stop twice.";

struct Arguments {
  std::string config_file;
  std::string port_file;
  bool check_config = false;
  // A backup's folder, instead of serving.
  std::string restore_folder;
};

struct Configuration {
  ServerConfig server;
  RuleBook rules;
};

absl::StatusOr<Configuration> LoadConfiguration(const std::string& path) {
  absl::StatusOr<ServerConfig> server = LoadServerConfig(path);
  if (!server.ok()) return server.status();
  absl::StatusOr<RuleBook> rules =
      LoadRuleBook(server->rules_file, server->time_zone);
  if (!rules.ok()) return rules.status();
  return Configuration{.server = *std::move(server),
                       .rules = *std::move(rules)};
}

void SetUpLog(const std::string& level) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt("intake"));
  spdlog::set_level(spdlog::level::from_str(level));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
  gpr_set_log_function([](gpr_log_func_args* entry) {
    if (entry->severity == GPR_LOG_SEVERITY_ERROR) {
      spdlog::warn("grpc: {}", entry->message);
    }
  });
}

// To the log and to systemd, which is to wait on.
void TellProgress(const ViewsProgress& progress) {
  const std::string text =
      progress.states_total == 0
          ? absl::StrCat("views ", progress.events_done, " of ",
                         progress.events_total, " events")
          : absl::StrCat("states ", progress.states_done, " of ",
                         progress.states_total, " accounts");
  spdlog::info("store: {}", text);
  sd_notifyf(0, "EXTEND_TIMEOUT_USEC=%lld\nSTATUS=opening the store: %s",
             static_cast<long long>(absl::ToInt64Microseconds(kStartPatience)),
             text.c_str());
}

absl::StatusOr<std::unique_ptr<SqliteStore>> OpenStore(
    const std::string& folder, const StopSignals& signals, const Clock& clock) {
  SqliteStoreOptions options{.folder = folder};
  options.log = [](absl::string_view message) {
    spdlog::warn("store: {}", std::string(message));
  };
  options.progress = [&signals, &clock, next = absl::InfinitePast()](
                         const ViewsProgress& progress) mutable {
    // Whoever stops a start need not wait for its end: all that was answered is
    // on disk, and the next start goes on from here.
    if (signals.stopped()) {
      spdlog::info("told to stop while opening the store");
      std::_Exit(EXIT_SUCCESS);
    }
    const absl::Time now = clock.Now();
    const bool done = progress.events_done == progress.events_total &&
                      progress.states_done == progress.states_total;
    if (now < next && !done) return;
    next = now + kProgressInterval;
    TellProgress(progress);
  };
  return SqliteStore::Open(std::move(options));
}

// What the store cannot stop doing (a verification, a rebuild) must not keep
// the process longer than it was given: all that was answered is on disk.
void ExitAfter(absl::Duration duration) {
  std::thread([duration] {
    absl::SleepFor(duration);
    spdlog::warn("still busy after the drain's time: leaving");
    std::_Exit(EXIT_SUCCESS);
  }).detach();
}

int Fail(const absl::Status& status, int code = kExitFailure) {
  spdlog::critical("{}", std::string(status.message()));
  return code;
}

int Restore(const std::string& folder, const ServerConfig& config) {
  const absl::StatusOr<BackupManifest> restored =
      RestoreBackup(folder, config.data_folder);
  if (!restored.ok()) {
    const bool in_use = ReasonOf(restored.status()) == "STORE_IN_USE";
    return Fail(restored.status(), in_use ? kExitStoreInUse : kExitFailure);
  }
  spdlog::info(
      "{}: restored {} events of {}, whole", config.data_folder,
      restored->journal_position,
      absl::FormatTime(absl::RFC3339_sec, restored->made_at, config.time_zone));
  return EXIT_SUCCESS;
}

int Serve(const Arguments& arguments, const Configuration& configuration,
          const StopSignals& signals) {
  constexpr absl::Duration kExitGrace = absl::Seconds(5);
  const ServerConfig& config = configuration.server;
  const SystemClock clock;
  absl::StatusOr<std::unique_ptr<SqliteStore>> store =
      OpenStore(config.data_folder, signals, clock);
  if (!store.ok()) {
    const bool in_use = ReasonOf(store.status()) == "STORE_IN_USE";
    return Fail(store.status(), in_use ? kExitStoreInUse : kExitFailure);
  }
  const absl::StatusOr<std::unique_ptr<SqlitePeopleStore>> people =
      SqlitePeopleStore::Open(
          {.path = absl::StrCat(config.data_folder, "/people.db")});
  if (!people.ok()) return Fail(people.status());
  const absl::StatusOr<std::unique_ptr<SqliteSlipStore>> slips =
      SqliteSlipStore::Open(
          {.path = absl::StrCat(config.data_folder, "/slips.db")});
  if (!slips.ok()) return Fail(slips.status());
  FolderBackup backup(config.data_folder, config.backup_folder,
                      ServerVersion());
  SodiumSecrets secrets;
  if (signals.stopped()) return EXIT_SUCCESS;
  const absl::StatusOr<std::unique_ptr<Server>> server =
      Server::Start(config, configuration.rules,
                    {.events = **store,
                     .queries = **store,
                     .maintenance = **store,
                     .log = **store,
                     .people = **people,
                     .slips = **slips,
                     .backup = &backup},
                    secrets, clock);
  if (!server.ok()) return Fail(server.status());
  if (!arguments.port_file.empty()) {
    const absl::Status written = WriteFileAtomically(
        arguments.port_file, absl::StrCat((*server)->port(), "\n"), 0644);
    if (!written.ok()) return Fail(written);
  }
  spdlog::info("intake-server {} serves on {}", ServerVersion(),
               (*server)->address());
  sd_notify(0, "READY=1\nSTATUS=serving");

  signals.Wait();
  sd_notify(0, "STOPPING=1");
  spdlog::info("told to stop: answering what is under way");
  ExitAfter(config.drain + kExitGrace);
  (*server)->Shutdown();
  spdlog::info("stopped");
  return EXIT_SUCCESS;
}

int Main(int argc, char** argv) {
  Arguments arguments;
  CLI::App app(kHelp, "intake-server");
  app.footer(kFooter);
  app.set_version_flag("--version", ServerVersion());
  app.add_option("--config", arguments.config_file, "the configuration file")
      ->required()
      ->type_name("FILE");
  app.add_option("--port-file", arguments.port_file,
                 "written with the port once the server serves")
      ->type_name("FILE");
  app.add_flag("--check-config", arguments.check_config,
               "only reads the configuration and the rules");
  app.add_option("--restore", arguments.restore_folder,
                 "makes the data folder from a backup, and ends")
      ->type_name("FOLDER");
  try {  // CLI11 throws.
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EXIT_SUCCESS : kExitConfiguration;
  }

  const StopSignals signals;
  // What is stored is for the owner's eyes alone.
  umask(0077);
  SetUpLog("info");
  const absl::StatusOr<Configuration> configuration =
      LoadConfiguration(arguments.config_file);
  if (!configuration.ok()) {
    return Fail(configuration.status(), kExitConfiguration);
  }
  spdlog::set_level(spdlog::level::from_str(configuration->server.log_level));
  if (arguments.check_config) {
    spdlog::info("{}: good", arguments.config_file);
    return EXIT_SUCCESS;
  }
  if (!arguments.restore_folder.empty()) {
    return Restore(arguments.restore_folder, configuration->server);
  }
  return Serve(arguments, *configuration, signals);
}

}  // namespace
}  // namespace intake

int main(int argc, char** argv) { return intake::Main(argc, argv); }
