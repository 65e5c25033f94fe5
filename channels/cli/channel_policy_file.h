// A channel's policy from a file.

#ifndef INTAKE_CHANNELS_CLI_CHANNEL_POLICY_FILE_H_
#define INTAKE_CHANNELS_CLI_CHANNEL_POLICY_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "intake/v1/channel.pb.h"

namespace intake::cli {

// Puts what a policy file says into `channel`: the fields of intake.v1.Channel
// as Protobuf's JSON where the name ends in `.json`, as TOML otherwise.
// Mandates that it has take the place of the former ones.
// INVALID_ARGUMENT: the file cannot be read, or says something else.
absl::Status ApplyPolicyFile(const std::string& path, absl::TimeZone zone,
                             v1::Channel& channel);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_CHANNEL_POLICY_FILE_H_
