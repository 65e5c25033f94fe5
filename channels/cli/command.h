// How a command is declared: its words and options in CLI11's tree, its
// examples, and the function that does it.

#ifndef INTAKE_CHANNELS_CLI_COMMAND_H_
#define INTAKE_CHANNELS_CLI_COMMAND_H_

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "channels/cli/render/exit_code.h"
#include "channels/cli/session.h"

namespace intake::cli {

// Does the work, writes its output, and says how it ended. An error is written
// by whoever runs the command.
using Command = std::function<absl::StatusOr<ExitCode>(Session&)>;

// A word under `parent`. `examples` are whole lines, as one would type them;
// --help shows them first.
inline CLI::App* AddWord(CLI::App* parent, const std::string& name,
                         const std::string& purpose,
                         const std::string& examples) {
  CLI::App* word = parent->add_subcommand(name, purpose);
  word->footer(examples)->group("Commands");
  return word;
}

// Makes `word` a command: when the command line names it, and no word under
// it, `command` is chosen.
inline void Runs(CLI::App* word, Command* chosen, Command command) {
  word->callback([word, chosen, command = std::move(command)] {
    if (word->get_subcommands().empty()) *chosen = command;
  });
}

// Whether `word` does something by itself, and does not only head others.
inline bool IsCommand(const CLI::App& word) {
  return word.get_require_subcommand_min() == 0;
}

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_COMMAND_H_
