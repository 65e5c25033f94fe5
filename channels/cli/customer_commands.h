// `intake customer register`.

#ifndef INTAKE_CHANNELS_CLI_CUSTOMER_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_CUSTOMER_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddCustomerCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_CUSTOMER_COMMANDS_H_
