// The server's errors as absl::Status: code and message as sent, and the
// google.rpc details as payloads under their type URLs. The one conversion in
// this direction.

#ifndef INTAKE_CHANNELS_SDK_STATUS_H_
#define INTAKE_CHANNELS_SDK_STATUS_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "google/rpc/status.pb.h"

namespace intake::sdk {

// Of one result within a batch or stream. A code that gRPC does not know
// becomes UNKNOWN.
absl::Status StatusFromProto(const google::rpc::Status& proto);

// The stable word to branch on, such as `ACCOUNT_NOT_FOUND`; empty where the
// error did not come from the server.
std::string ReasonOf(const absl::Status& status);

// The first field at fault, such as `submission.text`; empty where none is.
std::string FieldOf(const absl::Status& status);

// How long to wait before the same request may be sent again; none where
// resending does not help, or where the server did not say.
std::optional<absl::Duration> RetryAfterOf(const absl::Status& status);

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_STATUS_H_
