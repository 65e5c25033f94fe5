// gRPC's own status as absl::Status. Apart from status.h, so that users of the
// SDK need not know gRPC.

#ifndef INTAKE_CHANNELS_SDK_GRPC_STATUS_H_
#define INTAKE_CHANNELS_SDK_GRPC_STATUS_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"

namespace intake::sdk {

// Code and message as sent, and the details as payloads; see status.h. Details
// that cannot be read are left out.
absl::Status StatusFromGrpc(const grpc::Status& status);

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_GRPC_STATUS_H_
