#include "channels/cli/import_command.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <system_error>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/account_import.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/progress.h"
#include "channels/cli/render/text_width.h"

namespace intake::cli {
namespace {

using OrderedJson = nlohmann::ordered_json;

// What is not UTF-8 is replaced rather than thrown at the caller.
std::string Dump(const OrderedJson& json) {
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

// `town.jsonl:17:3: account 1234567890: history[2].value: got ...`
std::string RejectionText(const std::string& file, const LineError& error) {
  std::string text = absl::StrCat(file, ":", error.line);
  if (error.column > 0) absl::StrAppend(&text, ":", error.column);
  if (!error.account_number.empty()) {
    absl::StrAppend(&text, ": account ", error.account_number);
  }
  return absl::StrCat(text, ": ", Printable(error.message));
}

std::string RejectionJson(const std::string& file, const LineError& error) {
  return Dump({{"rejected",
                {{"file", file},
                 {"line", error.line},
                 {"column", error.column},
                 {"account_number", error.account_number},
                 {"field", error.field},
                 {"message", error.message}}}});
}

std::string SummaryJson(const std::string& file, const ImportCounts& counts) {
  return Dump({{"summary",
                {{"file", file},
                 {"created", counts.created},
                 {"updated", counts.updated},
                 {"unchanged", counts.unchanged},
                 {"rejected", counts.rejected}}}});
}

std::string SummaryText(const std::string& file, const ImportCounts& counts,
                        absl::Duration elapsed) {
  return absl::StrCat(file, ": ", FormatCount(counts.total()), " accounts in ",
                      FormatSpan(elapsed), ": ", FormatCount(counts.created),
                      " created, ", FormatCount(counts.updated), " updated, ",
                      FormatCount(counts.unchanged), " unchanged, ",
                      FormatCount(counts.rejected), " rejected");
}

// The size of a file; none where it has none, as a pipe.
std::optional<int64_t> SizeOf(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
  const auto size = std::filesystem::file_size(path, error);
  if (error || size == 0) return std::nullopt;
  return static_cast<int64_t>(size);
}

absl::StatusOr<ExitCode> Import(Session& session, const std::string& path) {
  const Console& console = session.console();
  const bool from_pipe = path == "-";
  const std::string name = from_pipe ? "standard input" : path;
  std::ifstream file;
  if (!from_pipe) {
    file.open(path, std::ios::binary);
    std::error_code unknown;
    if (!file || std::filesystem::is_directory(path, unknown)) {
      return absl::InvalidArgumentError(absl::StrCat(
          path, ": cannot be read: ",
          file ? "it is a folder" : std::generic_category().message(errno)));
    }
  }
  auto connection = session.AsAdministrator();
  if (!connection.ok()) return connection.status();

  AccountReader reader(from_pipe ? console.in : file);
  const std::optional<int64_t> size = from_pipe ? std::nullopt : SizeOf(path);
  sdk::Clock& clock = session.environment().clock;
  const absl::Duration started = clock.Elapsed();
  absl::StatusOr<ImportCounts> counts;
  {
    Progress progress(console, clock, "accounts", session.flags().quiet);
    const ImportObserver observer = {
        .rejected =
            [&](const LineError& error) {
              progress.Clear();
              if (session.flags().json) {
                console.out << RejectionJson(name, error) << '\n';
              } else {
                console.err << RejectionText(name, error) << '\n';
              }
            },
        .progressed =
            [&](const ImportCounts& so_far) {
              std::optional<double> share;
              if (size) {
                share = std::min(1.0, static_cast<double>(reader.bytes_read()) /
                                          static_cast<double>(*size));
              }
              progress.Update(so_far.total(), share);
            }};
    counts = ImportAccounts(session, *connection, reader, observer);
  }
  if (!counts.ok()) {
    return WithAdvice(counts.status(),
                      "what was imported before is stored: start the same "
                      "import again");
  }
  if (session.flags().json) {
    console.out << SummaryJson(name, *counts) << '\n';
  } else {
    console.out << SummaryText(name, *counts, clock.Elapsed() - started)
                << '\n';
  }
  return counts->rejected == 0 ? ExitCode::kOk : ExitCode::kRefused;
}

}  // namespace

void AddImportCommand(CLI::App* account, Command* chosen) {
  CLI::App* word = AddWord(
      account, "import",
      "Create and update accounts from JSON Lines: an intake.v1.Account a "
      "line. Importing a file again changes nothing. With --json, a line for "
      "each rejected account and a summary.",
      "intake account import accounts.jsonl\n"
      "intake sample town --accounts 2000 | intake account import -\n"
      "intake account import accounts.jsonl --json | jq .summary");
  auto path = std::make_shared<std::string>();
  word->add_option("FILE", *path, "The file; - for standard input")
      ->type_name("")
      ->required();
  Runs(word, chosen,
       [path](Session& session) { return Import(session, *path); });
}

}  // namespace intake::cli
