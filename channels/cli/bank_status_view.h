// What intake-sberbank is doing, for people.

#ifndef INTAKE_CHANNELS_CLI_BANK_STATUS_VIEW_H_
#define INTAKE_CHANNELS_CLI_BANK_STATUS_VIEW_H_

#include <string>

#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "channels/sberbank/daemon_status.h"

namespace intake::cli {

std::string BankStatusText(const sberbank::DaemonStatus& status, absl::Time now,
                           const Console& console);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_BANK_STATUS_VIEW_H_
