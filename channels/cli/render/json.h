// Output for programs: the contract's own messages in Protobuf's JSON.

#ifndef INTAKE_CHANNELS_CLI_RENDER_JSON_H_
#define INTAKE_CHANNELS_CLI_RENDER_JSON_H_

#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace intake::cli {

// One line, the contract's field names, every field that is not a message even
// where it has its default value, so that programs find what they look for.
std::string MessageJson(const google::protobuf::Message& message);

// `{"error": {"code": "NOT_FOUND", "reason": "ACCOUNT_NOT_FOUND", "field": "",
// "message": "..."}}`, in one line.
std::string ErrorJson(const absl::Status& status);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RENDER_JSON_H_
