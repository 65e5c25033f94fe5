// From the key a call carries to who calls, and whether they may.

#ifndef INTAKE_SERVICES_AUTH_AUTHENTICATOR_H_
#define INTAKE_SERVICES_AUTH_AUTHENTICATOR_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/channel_register.h"
#include "services/auth/method_table.h"

namespace intake {

struct Caller {
  Identity identity = Identity::kChannel;
  // Empty for an administrator and for billing.
  std::string channel;
  // Who did it, in events: the channel's id, `administrator` or `@billing`.
  std::string actor;
};

// Thread-safe. Every call looks into the register as it is now, so a new key
// opens and a revoked one does not from the next call on.
class Authenticator {
 public:
  using Register = std::function<std::shared_ptr<const ChannelRegister>()>;

  explicit Authenticator(Register current) : current_(std::move(current)) {}

  // `authorization` is the value of the metadata of that name: `Bearer <key>`.
  //
  // UNAUTHENTICATED: `KEY_MISSING`, `KEY_INVALID` (another form, or unknown),
  // `KEY_REVOKED`. PERMISSION_DENIED `METHOD_NOT_ALLOWED`.
  absl::StatusOr<Caller> Admit(absl::string_view authorization,
                               absl::string_view method) const;

 private:
  Register current_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_AUTH_AUTHENTICATOR_H_
