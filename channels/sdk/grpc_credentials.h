// Transport security from ConnectionOptions. Only for grpc_connection.cc.

#ifndef INTAKE_CHANNELS_SDK_GRPC_CREDENTIALS_H_
#define INTAKE_CHANNELS_SDK_GRPC_CREDENTIALS_H_

#include <grpcpp/security/credentials.h>

#include <memory>

#include "absl/status/statusor.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::sdk {

// The errors of Connect(), but for those of the key file.
absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> MakeGrpcCredentials(
    const ConnectionOptions& options);

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_GRPC_CREDENTIALS_H_
