// `intake sample town`.

#ifndef INTAKE_CHANNELS_CLI_SAMPLE_COMMAND_H_
#define INTAKE_CHANNELS_CLI_SAMPLE_COMMAND_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddSampleCommand(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_SAMPLE_COMMAND_H_
