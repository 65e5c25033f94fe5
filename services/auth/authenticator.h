// From the key a call carries to who calls, and whether they may.

#ifndef INTAKE_SERVICES_AUTH_AUTHENTICATOR_H_
#define INTAKE_SERVICES_AUTH_AUTHENTICATOR_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/channel_register.h"
#include "core/people/person.h"
#include "services/auth/method_table.h"

namespace intake {

// What a call carries in its metadata; empty where it does not.
struct CallMetadata {
  // `authorization`: `Bearer <key>`.
  absl::string_view authorization;
  // `intake-customer`: see CustomerId.
  absl::string_view customer;
  // `intake-session`: a member of staff's.
  absl::string_view session;
};

struct Caller {
  Identity identity = Identity::kChannel;
  // Empty for an administrator, billing and a desk.
  std::string channel;
  // Who did it, in events: the channel's id, `administrator`, `@billing` or
  // `@desk:<log-in>`.
  std::string actor;
  // At a desk: who sits there, and what they may do; empty before the log-in.
  std::string agent;
  StaffRole role = StaffRole::kAgent;
  std::string session;
  // On a channel whose customers log in: for whom; none where it was not said.
  std::optional<uint64_t> customer;
};

// A customer's id on the wire, and as the sender of what they hand in: `c17`.
std::string CustomerId(uint64_t customer);

// Thread-safe. Every call looks into the register as it is now, so a new key
// opens and a revoked one does not from the next call on.
class Authenticator {
 public:
  using Register = std::function<std::shared_ptr<const ChannelRegister>()>;
  // Whose session it is; UNAUTHENTICATED `SESSION_ENDED`.
  using FindStaff =
      std::function<absl::StatusOr<StoredStaff>(absl::string_view token)>;

  Authenticator(Register current, FindStaff find_staff)
      : current_(std::move(current)), find_staff_(std::move(find_staff)) {}

  // UNAUTHENTICATED: `KEY_MISSING`, `KEY_INVALID` (another form, or unknown),
  // `KEY_REVOKED`; `SESSION_ENDED` at a desk; `CUSTOMER_INVALID`: no id of that
  // form. PERMISSION_DENIED: `METHOD_NOT_ALLOWED`; `ROLE_NOT_ENOUGH`,
  // `PASSWORD_EXPIRED` at a desk.
  absl::StatusOr<Caller> Admit(const CallMetadata& metadata,
                               absl::string_view method) const;

 private:
  absl::Status SeatStaff(absl::string_view session, absl::string_view method,
                         Caller& caller) const;

  Register current_;
  FindStaff find_staff_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_AUTH_AUTHENTICATOR_H_
