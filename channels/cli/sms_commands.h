// `intake sms ...`: what an operator does about the SMS gateway.

#ifndef INTAKE_CHANNELS_CLI_SMS_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_SMS_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddSmsCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_SMS_COMMANDS_H_
