// Accounts for people.

#ifndef INTAKE_CHANNELS_CLI_ACCOUNT_VIEW_H_
#define INTAKE_CHANNELS_CLI_ACCOUNT_VIEW_H_

#include <string>

#include "channels/cli/render/console.h"
#include "intake/v1/account_service.pb.h"
#include "intake/v1/intake_service.pb.h"

namespace intake::cli {

// Everything about one account.
std::string AccountText(const v1::DescribeAccountResponse& description,
                        const Console& console);

// A line an account.
std::string AccountListText(const v1::SearchAccountsResponse& found,
                            const Console& console);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_ACCOUNT_VIEW_H_
