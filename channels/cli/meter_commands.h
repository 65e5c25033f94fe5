// `intake meter replace`: an exchange, in one step with the readings that
// belong to it.

#ifndef INTAKE_CHANNELS_CLI_METER_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_METER_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddMeterCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_METER_COMMANDS_H_
