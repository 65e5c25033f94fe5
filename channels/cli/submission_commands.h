// `intake submit|check|receipt`.

#ifndef INTAKE_CHANNELS_CLI_SUBMISSION_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_SUBMISSION_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddSubmissionCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_SUBMISSION_COMMANDS_H_
