// `intake export`: the feed to billing as files.

#ifndef INTAKE_CHANNELS_CLI_EXPORT_COMMAND_H_
#define INTAKE_CHANNELS_CLI_EXPORT_COMMAND_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddExportCommand(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_EXPORT_COMMAND_H_
