// Looks a submission up by its request id.

#ifndef INTAKE_CHANNELS_CLI_STORED_SUBMISSION_H_
#define INTAKE_CHANNELS_CLI_STORED_SUBMISSION_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "channels/cli/session.h"
#include "channels/sdk/connection.h"
#include "intake/v1/submission.pb.h"

namespace intake::cli {

// The runs of digits in `text` that could be the number of an account: 5 to 20.
std::vector<std::string> PossibleAccounts(const std::string& text);

enum class LookUp {
  // It is stored for one of the accounts that its text may name.
  kStored,
  // It is stored for none of them.
  kMissing,
  // None of them exists. What is stored for no account cannot be looked up.
  kNoAccount,
};

// What `channel_id` handed in under the request id of `submission`. Errors are
// the server's.
absl::StatusOr<LookUp> LookUpStored(Session& session,
                                    sdk::Connection& administrator,
                                    const std::string& channel_id,
                                    const v1::Submission& submission);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_STORED_SUBMISSION_H_
