// `intake channel key issue|revoke`.

#ifndef INTAKE_CHANNELS_CLI_KEY_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_KEY_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddKeyCommands(CLI::App* channel, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_KEY_COMMANDS_H_
