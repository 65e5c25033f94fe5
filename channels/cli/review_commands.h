// `intake review`: list, show, approve and reject what is held.

#ifndef INTAKE_CHANNELS_CLI_REVIEW_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_REVIEW_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddReviewCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_REVIEW_COMMANDS_H_
