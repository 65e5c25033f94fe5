#include "channels/cli/sms_commands.h"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/kannel_reconciler.h"
#include "channels/cli/reconcile_view.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/progress.h"
#include "services/toml/config_file.h"

namespace intake::cli {
namespace {

// The server as the SMS adapter opens it: with the key that [sms] names.
absl::StatusOr<std::shared_ptr<sdk::Connection>> AsSms(Session& session) {
  absl::StatusOr<Settings> settings = session.LoadedSettings();
  if (!settings.ok()) return settings.status();
  sdk::ConnectionOptions options = settings->connection;
  options.key_file = session.flags().key_file;
  if (options.key_file.empty() && !settings->config.empty()) {
    absl::StatusOr<ConfigFile> file = ConfigFile::Load(settings->config);
    if (!file.ok()) return file.status();
    options.key_file = file->Root().Section("sms").Path("key_file", "");
  }
  if (options.key_file.empty()) {
    return absl::UnauthenticatedError(
        "no key of the channel sms is configured: [sms] key_file names it");
  }
  auto connection = session.environment().connect(options);
  // Only the key file can be missing here.
  if (absl::IsNotFound(connection.status())) {
    return absl::InvalidArgumentError(connection.status().message());
  }
  return connection;
}

// For what the log does not show exactly, and for the supplier's zone; null
// where there is no such key. --key-file names the channel's.
std::shared_ptr<sdk::Connection> AdministratorOrNull(Session& session) {
  if (!session.flags().key_file.empty()) return nullptr;
  return session.AsAdministrator().value_or(nullptr);
}

absl::StatusOr<ExitCode> Reconcile(Session& session, const std::string& path) {
  const Console& console = session.console();
  std::ifstream log(path, std::ios::binary);
  std::error_code unknown;
  if (!log || std::filesystem::is_directory(path, unknown)) {
    return absl::InvalidArgumentError(absl::StrCat(
        path, ": cannot be read: ",
        log ? "it is a folder" : std::generic_category().message(errno)));
  }
  auto sms = AsSms(session);
  if (!sms.ok()) return sms.status();
  const std::shared_ptr<sdk::Connection> administrator =
      AdministratorOrNull(session);
  KannelReconciler reconciler(
      session, **sms, administrator,
      session.SupplierZone(administrator == nullptr ? **sms : *administrator));

  const bool json = session.flags().json;
  ReconcileCounts counts;
  absl::Status status;
  {
    Progress progress(console, session.environment().clock, "messages",
                      session.flags().quiet);
    status = reconciler.Run(log, [&](const ReconciledMessage& message) {
      counts.Add(message.result);
      progress.Update(counts.total(), std::nullopt);
      if (message.result == Reconciled::kStored) return;
      progress.Clear();
      console.out << (json ? ReconciledJson(path, message)
                           : ReconciledText(path, message))
                  << '\n';
    });
  }
  if (!status.ok()) {
    return WithAdvice(status,
                      "what was submitted before is stored: start the same "
                      "again");
  }
  console.out << (json ? ReconcileSummaryJson(path, counts)
                       : ReconcileSummaryText(path, counts))
              << '\n';
  return counts.AnyOpen() ? ExitCode::kRefused : ExitCode::kOk;
}

}  // namespace

void AddSmsCommands(CLI::App* app, Command* chosen) {
  CLI::App* sms = AddWord(app, "sms", "The SMS gateway.",
                          "intake sms reconcile --log access.log");
  sms->require_subcommand(1);
  CLI::App* reconcile = AddWord(
      sms, "reconcile",
      "Submit what the gateway received and the store lacks: Kannel's smsbox "
      "loses the messages under way when it is ended. Takes bearerbox's access "
      "log, acts with the key of [sms], and shows each missing message with "
      "its answer, which its sender did not get. What the log does not show "
      "exactly, or its sender has followed up since, is only listed, as "
      "unclear. Doing it again changes nothing.",
      "intake sms reconcile --log /var/log/kannel/access.log\n"
      "intake sms reconcile --log access.log --json | jq '.submitted // "
      "empty'");
  auto path = std::make_shared<std::string>();
  reconcile->add_option("--log", *path, "bearerbox's access log")
      ->type_name("FILE")
      ->required();
  Runs(reconcile, chosen,
       [path](Session& session) { return Reconcile(session, *path); });
}

}  // namespace intake::cli
