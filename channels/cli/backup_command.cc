#include "channels/cli/backup_command.h"

#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "channels/cli/render/json.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

constexpr int64_t kMebibyte = 1 << 20;

// Whole once the server has said what it made.
absl::StatusOr<v1::Backup> Receive(sdk::BackUpStream& stream,
                                   Progress& progress) {
  std::optional<v1::Backup> made;
  while (true) {
    auto response = stream.Receive();
    if (!response.ok()) return response.status();
    if (!response->has_value()) break;
    const v1::BackUpResponse& step = **response;
    if (step.has_backup()) made = step.backup();
    std::optional<double> share;
    if (step.bytes_total() > 0) {
      share = static_cast<double>(step.bytes_done()) /
              static_cast<double>(step.bytes_total());
    }
    progress.Update(step.bytes_done() / kMebibyte, share);
  }
  if (made) return *std::move(made);
  return absl::UnavailableError(
      "the server ended before the backup was complete: look there for a "
      "folder that ends in .unfinished, and make another");
}

absl::StatusOr<ExitCode> BackUp(Session& session, const std::string& name) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  const Console& console = session.console();
  sdk::Clock& clock = session.environment().clock;
  const absl::Duration started = clock.Elapsed();
  v1::BackUpRequest request;
  request.set_name(name);
  absl::StatusOr<v1::Backup> backup = absl::UnknownError("");
  {
    Progress progress(console, clock, "MiB", session.flags().quiet);
    const auto stream = (*connection)->BackUp(request);
    backup = Receive(*stream, progress);
  }
  if (!backup.ok()) return backup.status();
  if (session.flags().json) {
    console.out << MessageJson(*backup) << '\n';
  } else {
    console.out << backup->folder() << ": "
                << FormatCount(backup->journal_position()) << " events, "
                << FormatBytes(backup->bytes()) << ", read again and whole, in "
                << FormatSpan(clock.Elapsed() - started) << ".\n";
  }
  return ExitCode::kOk;
}

}  // namespace

void AddBackupCommand(CLI::App* app, Command* chosen) {
  CLI::App* backup = AddWord(
      app, "backup",
      "Copy everything stored to a new folder on the server's machine, below "
      "[server] backup_folder, and check the copy; the server goes on serving. "
      "`intake-server --restore FOLDER` makes a data folder of it.",
      "intake backup\nintake backup before-upgrade\n"
      "intake backup --json | jq -r .folder");
  auto name = std::make_shared<std::string>();
  backup->add_option("NAME", *name,
                     "What to call it; without, the moment in UTC");
  Runs(backup, chosen,
       [name](Session& session) { return BackUp(session, *name); });
}

}  // namespace intake::cli
