// `intake bank`: the files that go to the bank, and the program that takes
// those that come from it.

#ifndef INTAKE_CHANNELS_CLI_BANK_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_BANK_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddBankCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_BANK_COMMANDS_H_
