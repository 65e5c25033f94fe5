#include "channels/cli/bank_commands.h"

#include <memory>
#include <ostream>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/bank_export.h"
#include "channels/cli/bank_status_view.h"
#include "channels/program/durable_file.h"
#include "channels/sberbank/daemon_status.h"
#include "channels/sberbank/settings.h"
#include "channels/sberbank/terminal_file.h"
#include "channels/sberbank/work_report.h"

namespace intake::cli {
namespace {

struct BankOptions {
  std::string agent;
  std::string out;
  std::string folder;
};

// `--folder`, or else where the configuration has intake-sberbank work.
absl::StatusOr<std::string> BankFolder(Session& session,
                                       const BankOptions& options) {
  if (!options.folder.empty()) return options.folder;
  const auto settings = session.LoadedSettings();
  if (!settings.ok()) return settings.status();
  if (settings->config.empty()) {
    return absl::InvalidArgumentError(
        "there is no configuration file: name the folder of intake-sberbank "
        "with --folder");
  }
  const auto sberbank = sberbank::LoadSettings(settings->config);
  if (!sberbank.ok()) return sberbank.status();
  return sberbank->folder;
}

absl::StatusOr<std::string> OutputPath(Session& session,
                                       const BankOptions& options) {
  if (!options.out.empty()) return options.out;
  const auto folder = BankFolder(session, options);
  if (!folder.ok()) return folder.status();
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const absl::CivilDay today = absl::ToCivilDay(
      session.environment().now(), session.SupplierZone(**connection));
  return absl::StrCat(*folder, "/outgoing/",
                      sberbank::TerminalFileName(options.agent, today));
}

absl::StatusOr<ExitCode> Export(Session& session, const BankOptions& options) {
  const auto path = OutputPath(session, options);
  if (!path.ok()) return path.status();
  return ExportForTerminals(session, options.agent, *path);
}

absl::StatusOr<ExitCode> ShowStatus(Session& session,
                                    const BankOptions& options) {
  const auto folder = BankFolder(session, options);
  if (!folder.ok()) return folder.status();
  const std::string path = absl::StrCat(*folder, "/", sberbank::kStatusFile);
  const auto json = program::ReadFile(path);
  if (absl::IsNotFound(json.status())) {
    return absl::NotFoundError(
        absl::StrCat(path, ": there is none: intake-sberbank has never run"));
  }
  if (!json.ok()) return json.status();
  const auto status = sberbank::StatusFromJson(*json);
  if (!status.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat(path, ": ", status.status().message()));
  }
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << *json;
  } else {
    console.out << BankStatusText(*status, session.environment().now(),
                                  console);
  }
  return ExitCode::kOk;
}

void AddFolderOption(CLI::App* word, BankOptions* options) {
  word->add_option("--folder", options->folder,
                   "Where intake-sberbank works [[sberbank] folder]")
      ->type_name("DIR");
}

}  // namespace

void AddBankCommands(CLI::App* app, Command* chosen) {
  CLI::App* bank =
      AddWord(app, "bank", "Files for the bank's terminals, and from them.",
              "intake bank export --agent 86040111\n"
              "intake bank status");
  bank->require_subcommand(1);
  auto options = std::make_shared<BankOptions>();

  CLI::App* bank_export = AddWord(
      bank, "export",
      "Write what the bank's terminals show: every account with its meters and "
      "last readings. What cannot be shown is named, and the exit code is then "
      "1. Wants an administrator's key.",
      "intake bank export --agent 86040111\n"
      "intake bank export --agent 86040111 --out terminals.txt");
  bank_export
      ->add_option("--agent", options->agent,
                   "The code by which the bank names the supplier")
      ->type_name("CODE")
      ->required()
      ->check([](const std::string& code) {
        return code.empty() || code.size() > 20 ||
                       code.find_first_not_of("0123456789") != std::string::npos
                   ? "want 1 to 20 digits"
                   : "";
      });
  bank_export
      ->add_option("--out", options->out,
                   "The file to write [outgoing/CODE.DDD, by the day of the "
                   "year]")
      ->type_name("FILE");
  AddFolderOption(bank_export, options.get());
  Runs(bank_export, chosen,
       [options](Session& session) { return Export(session, *options); });

  CLI::App* status = AddWord(
      bank, "status",
      "What intake-sberbank is doing: the file it works on, how far it is, "
      "what waits and why, and what became of the last files.",
      "intake bank status\n"
      "intake bank status --folder /var/lib/intake/sberbank --json");
  AddFolderOption(status, options.get());
  Runs(status, chosen,
       [options](Session& session) { return ShowStatus(session, *options); });
}

}  // namespace intake::cli
