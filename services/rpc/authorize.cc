#include "services/rpc/authorize.h"

namespace intake {

absl::StatusOr<Caller> Authorize(const grpc::CallbackServerContext& context,
                                 const Authenticator& authenticator,
                                 absl::string_view method) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find("authorization");
  absl::string_view value;
  if (found != metadata.end()) {
    value = absl::string_view(found->second.data(), found->second.size());
  }
  return authenticator.Admit(value, method);
}

}  // namespace intake
