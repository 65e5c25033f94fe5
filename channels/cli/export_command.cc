#include "channels/cli/export_command.h"

#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/export_run.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/json.h"
#include "channels/cli/render/progress.h"

namespace intake::cli {
namespace {

struct ExportWords {
  ExportOptions options;
  std::string format = "csv";
};

void WriteSummary(Session& session, const ExportRun& run,
                  const std::string& output, absl::Duration elapsed) {
  const Console& console = session.console();
  if (output.empty()) {
    // Standard output is for the rows alone.
    if (!session.flags().quiet) {
      console.err << FormatCount(run.rows()) << " rows, up to the cursor "
                  << run.cursor() << "\n";
    }
  } else if (session.flags().json) {
    const nlohmann::ordered_json summary = {
        {"summary",
         {{"file", output}, {"rows", run.rows()}, {"cursor", run.cursor()}}}};
    console.out << summary.dump(
                       -1, ' ', false,
                       nlohmann::ordered_json::error_handler_t::replace)
                << '\n';
  } else {
    console.out << output << ": " << FormatCount(run.rows()) << " rows in "
                << FormatSpan(elapsed) << ", up to the cursor " << run.cursor()
                << "\n";
  }
}

absl::StatusOr<ExitCode> Export(Session& session, const ExportWords& words) {
  ExportOptions options = words.options;
  options.format =
      words.format == "csv" ? ExportFormat::kCsv : ExportFormat::kJsonLines;
  if (options.acknowledge && options.output.empty()) {
    return absl::InvalidArgumentError(
        "--acknowledge wants --output: only of a file is it known that it is "
        "on disk");
  }
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  std::unique_ptr<ExportFile> file;
  if (!options.output.empty()) {
    auto opened = ExportFile::Open(options.output, words.format, options.after);
    if (!opened.ok()) return opened.status();
    file = *std::move(opened);
  }
  sdk::Clock& clock = session.environment().clock;
  const absl::Duration started = clock.Elapsed();
  ExportRun run(session, **connection, options, file.get());
  const absl::Status status = run.Run();
  if (!status.ok() && file != nullptr) {
    return WithAdvice(
        status, absl::StrCat(options.output, " is kept up to the cursor \"",
                             file->cursor(),
                             "\": start the same export again "
                             "and it goes on there"));
  }
  if (!status.ok()) return status;
  WriteSummary(session, run, options.output, clock.Elapsed() - started);
  return ExitCode::kOk;
}

absl::StatusOr<ExitCode> Acknowledge(Session& session,
                                     const std::string& cursor) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();
  v1::AcknowledgeChangesRequest request;
  request.set_cursor(cursor);
  const auto response = session.Retry([&](absl::Duration timeout) {
    return (*connection)->AcknowledgeChanges(request, timeout);
  });
  if (!response.ok()) return response.status();
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << MessageJson(*response) << '\n';
  } else {
    console.out << "Billing has charged all up to the cursor "
                << response->cursor() << ".\n";
  }
  return ExitCode::kOk;
}

void AddExportOptions(CLI::App* word, ExportWords* words) {
  ExportOptions& options = words->options;
  word->add_option("--format", words->format, "csv or jsonl [csv]")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"csv", "jsonl"}));
  word->add_option("--output", options.output,
                   "The file to write, with FILE.cursor beside it; it goes on "
                   "where it ended [standard output]")
      ->type_name("FILE");
  word->add_option("--after", options.after,
                   "Begin after this cursor [from the beginning]")
      ->type_name("CURSOR");
  word->add_option("--until", options.until, "Stop at this cursor [at the end]")
      ->type_name("CURSOR");
  word->add_flag("--follow", options.follow, "At the end, wait for more");
  word->add_flag("--acknowledge", options.acknowledge,
                 "Tell the server that billing has charged it, after the file "
                 "is synced");
}

}  // namespace

void AddExportCommand(CLI::App* app, Command* chosen) {
  CLI::App* word = AddWord(
      app, "export",
      "What billing is told, as files: usage, and the taking back of usage. "
      "The same cursors give the same bytes for ever, and an export that was "
      "broken off goes on when it is started again. Wants a billing key or an "
      "administrator's.",
      "intake export > changes.csv\n"
      "intake export --output changes.csv --acknowledge\n"
      "intake export --format jsonl --after 17-5a3f --until 99-01bc\n"
      "intake export --output changes.jsonl --format jsonl --follow --key-file "
      "billing.key");
  word->require_subcommand(0, 1);
  auto words = std::make_shared<ExportWords>();
  AddExportOptions(word, words.get());
  Runs(word, chosen,
       [words](Session& session) { return Export(session, *words); });

  CLI::App* acknowledge = AddWord(
      word, "acknowledge",
      "Billing has charged all up to a cursor: from then on customers do not "
      "change those readings by themselves. Again, or an earlier cursor, "
      "changes nothing.",
      "intake export acknowledge 99-01bc\n"
      "intake export acknowledge \"$(jq -r .cursor changes.csv.cursor)\"");
  auto cursor = std::make_shared<std::string>();
  acknowledge->add_option("CURSOR", *cursor, "As an export gave it")
      ->type_name("")
      ->required();
  Runs(acknowledge, chosen,
       [cursor](Session& session) { return Acknowledge(session, *cursor); });
}

}  // namespace intake::cli
