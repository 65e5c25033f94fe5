// `intake review approve` and `reject`

#ifndef INTAKE_CHANNELS_CLI_REVIEW_DECISIONS_H_
#define INTAKE_CHANNELS_CLI_REVIEW_DECISIONS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddReviewDecisions(CLI::App* review, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_REVIEW_DECISIONS_H_
