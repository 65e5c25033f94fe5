// `intake reading`: correct and void what counts.

#ifndef INTAKE_CHANNELS_CLI_READING_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_READING_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddReadingCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_READING_COMMANDS_H_
