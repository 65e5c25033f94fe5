// Completion for shells, made from the tree of commands.

#ifndef INTAKE_CHANNELS_CLI_COMPLETION_H_
#define INTAKE_CHANNELS_CLI_COMPLETION_H_

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace intake::cli {

std::string BashCompletion(const CLI::App& app);
std::string ZshCompletion(const CLI::App& app);
std::string FishCompletion(const CLI::App& app);

// Every word of the tree, `app` first, parents before children.
std::vector<const CLI::App*> AllWords(const CLI::App& app);
// The words under `word`, and its options, without those of help.
std::vector<const CLI::App*> WordsUnder(const CLI::App& word);
std::vector<const CLI::Option*> NamedOptionsOf(const CLI::App& word);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_COMPLETION_H_
