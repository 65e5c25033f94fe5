// Errors as the server gives them, with their reasons, for tests.

#ifndef INTAKE_CHANNELS_CLI_ERROR_FOR_TEST_H_
#define INTAKE_CHANNELS_CLI_ERROR_FOR_TEST_H_

#include <string>

#include "absl/status/status.h"
#include "channels/sdk/status.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace intake::cli {

inline absl::Status ErrorWithReason(absl::StatusCode code,
                                    const std::string& reason,
                                    const std::string& message) {
  google::rpc::ErrorInfo info;
  info.set_domain("intake");
  info.set_reason(reason);
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(code));
  proto.set_message(message);
  proto.add_details()->PackFrom(info);
  return sdk::StatusFromProto(proto);
}

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_ERROR_FOR_TEST_H_
