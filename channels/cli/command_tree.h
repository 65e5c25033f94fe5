// Every command of the program with its options: the one place that lists
// them. Help, completion and the man page are made from it.

#ifndef INTAKE_CHANNELS_CLI_COMMAND_TREE_H_
#define INTAKE_CHANNELS_CLI_COMMAND_TREE_H_

#include <CLI/CLI.hpp>
#include <memory>

#include "channels/cli/command.h"
#include "channels/cli/settings.h"

namespace intake::cli {

// The tree, whose parsing fills `flags` and chooses `chosen`; both outlive it.
std::unique_ptr<CLI::App> MakeCommandTree(GlobalFlags* flags, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_COMMAND_TREE_H_
