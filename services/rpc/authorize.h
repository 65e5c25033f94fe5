// Who makes a call, from the metadata it came with.

#ifndef INTAKE_SERVICES_RPC_AUTHORIZE_H_
#define INTAKE_SERVICES_RPC_AUTHORIZE_H_

#include <grpcpp/server_context.h>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/auth/authenticator.h"

namespace intake {

// Errors are those of Authenticator::Admit.
absl::StatusOr<Caller> Authorize(const grpc::CallbackServerContext& context,
                                 const Authenticator& authenticator,
                                 absl::string_view method);

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_AUTHORIZE_H_
