// `intake replay`: what other rules would have decided.

#ifndef INTAKE_CHANNELS_CLI_REPLAY_COMMAND_H_
#define INTAKE_CHANNELS_CLI_REPLAY_COMMAND_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddReplayCommand(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_REPLAY_COMMAND_H_
