// `intake channel list|add|update|retire|key issue|key revoke`.

#ifndef INTAKE_CHANNELS_CLI_CHANNEL_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_CHANNEL_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddChannelCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_CHANNEL_COMMANDS_H_
