// `intake audit`: verify the store, and tell the story of a submission.

#ifndef INTAKE_CHANNELS_CLI_AUDIT_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_AUDIT_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddAuditCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_AUDIT_COMMANDS_H_
