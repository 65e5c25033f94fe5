#include "services/rpc/authorize.h"

namespace intake {
namespace {

// Empty where there is none.
absl::string_view Find(const grpc::CallbackServerContext& context,
                       const char* name) {
  const auto found = context.client_metadata().find(name);
  return found == context.client_metadata().end()
             ? absl::string_view()
             : absl::string_view(found->second.data(), found->second.size());
}

}  // namespace

absl::StatusOr<Caller> Authorize(const grpc::CallbackServerContext& context,
                                 const Authenticator& authenticator,
                                 absl::string_view method) {
  return authenticator.Admit({.authorization = Find(context, "authorization"),
                              .customer = Find(context, "intake-customer"),
                              .session = Find(context, "intake-session")},
                             method);
}

}  // namespace intake
