#include "channels/cli/command_line.h"

#include <algorithm>
#include <memory>
#include <ostream>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/command_tree.h"
#include "channels/cli/completion.h"
#include "channels/cli/help_formatter.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/json.h"
#include "services/toml/nearest_word.h"

namespace intake::cli {
namespace {

void WriteError(const absl::Status& status, const GlobalFlags& flags,
                const std::string& server, const Console& console) {
  console.out << std::flush;
  if (flags.json) {
    console.err << ErrorJson(status) << '\n';
  } else {
    console.err << ErrorText(status, server);
  }
  console.err << std::flush;
}

// What is wrong with the words behind `word`. CLI11 only says of a mistyped
// command that one is missing.
std::string Complaint(const CLI::App& app, const CLI::App& word,
                      const CLI::ParseError& error) {
  const std::vector<std::string> rest = app.remaining(/*recurse=*/true);
  if (rest.empty()) return error.what();
  const bool option = absl::StartsWith(rest.front(), "-");
  std::vector<std::string> known;
  for (const CLI::App* next : WordsUnder(word)) {
    if (!option) known.push_back(next->get_name());
  }
  for (const CLI::App* level : {&word, &app}) {
    for (const CLI::Option* named : NamedOptionsOf(*level)) {
      for (const std::string& name : named->get_lnames()) {
        if (option) known.push_back(absl::StrCat("--", name));
      }
    }
  }
  if (known.empty()) return error.what();
  const std::string nearest = NearestWord(rest.front(), known);
  return absl::StrCat("there is no ", option ? "option" : "command", " \"",
                      rest.front(), "\" here",
                      nearest.empty() ? "" : "; did you mean ", nearest,
                      nearest.empty() ? "" : "?");
}

// CLI11 speaks in exceptions; they end here.
absl::Status Parse(CLI::App& app, std::vector<std::string> arguments,
                   std::string* help) {
  // It takes them from the back.
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    *help = app.help();
  } catch (const CLI::ParseError& error) {
    const CLI::App* word = &app;
    while (!word->get_subcommands().empty()) {
      word = word->get_subcommands().front();
    }
    return absl::InvalidArgumentError(absl::StrCat(Complaint(app, *word, error),
                                                   " (see ", CommandName(*word),
                                                   " --help)"));
  }
  return absl::OkStatus();
}

}  // namespace

ExitCode RunCommandLine(std::vector<std::string> arguments,
                        const Environment& environment) {
  const Console& console = environment.console;
  GlobalFlags flags;
  Command command;
  const std::unique_ptr<CLI::App> app = MakeCommandTree(&flags, &command);
  if (arguments.empty()) {
    console.err << app->help() << std::flush;
    return ExitCode::kUsage;
  }
  std::string help;
  if (absl::Status status = Parse(*app, std::move(arguments), &help);
      !status.ok()) {
    WriteError(status, flags, "", console);
    return ExitCode::kUsage;
  }
  if (!help.empty()) {
    console.out << help << std::flush;
    return ExitCode::kOk;
  }

  Session session(environment, flags);
  absl::StatusOr<ExitCode> code = command(session);
  if (!code.ok()) {
    WriteError(code.status(), flags, session.server(), console);
    return ExitCodeOf(code.status());
  }
  console.out << std::flush;
  if (!console.out) {
    WriteError(absl::ResourceExhaustedError(
                   "standard output takes no more: is the disk full?"),
               flags, "", console);
    return ExitCode::kUnavailable;
  }
  return *code;
}

}  // namespace intake::cli
