#include "services/auth/authenticator.h"

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/base/error.h"
#include "services/auth/key.h"

namespace intake {
namespace {

constexpr absl::string_view kScheme = "Bearer ";
constexpr char kAdministrator[] = "administrator";

absl::Status Unauthenticated(absl::string_view reason,
                             absl::string_view message) {
  return ErrorWithReason(absl::StatusCode::kUnauthenticated, reason, message);
}

Identity IdentityOn(const ChannelPolicy* channel) {
  if (channel == nullptr) return Identity::kChannel;
  if (channel->staffed) return Identity::kStaffedChannel;
  return channel->log_in_required ? Identity::kCustomerChannel
                                  : Identity::kChannel;
}

Caller CallerOf(const Credential& credential, const ChannelRegister& reg) {
  if (credential.channel.empty()) {
    return {.identity = Identity::kAdministrator, .actor = kAdministrator};
  }
  if (credential.channel == kBillingCredentialChannel) {
    return {.identity = Identity::kBilling, .actor = kBillingCredentialChannel};
  }
  if (credential.channel == kDeskCredentialChannel) {
    return {.identity = Identity::kDesk, .actor = kDeskCredentialChannel};
  }
  return {.identity = IdentityOn(reg.Find(credential.channel)),
          .channel = credential.channel,
          .actor = credential.channel};
}

absl::string_view NameOf(Identity identity) {
  switch (identity) {
    case Identity::kChannel:
    case Identity::kCustomerChannel:
    case Identity::kStaffedChannel:
      return "a channel's key";
    case Identity::kAdministrator:
      return "an administrator's key";
    case Identity::kBilling:
      return "billing's key";
    case Identity::kDesk:
      return "a desk's key";
  }
  return "";
}

// Somebody else has made their password: nothing but another one is next.
bool MayCallWithExpiredPassword(absl::string_view method) {
  return method == "/intake.v1.StaffService/ChangeStaffPassword" ||
         method == "/intake.v1.StaffService/GetStaffSession" ||
         method == "/intake.v1.StaffService/LogOutStaff";
}

std::optional<uint64_t> CustomerFromId(absl::string_view id) {
  uint64_t customer = 0;
  // SimpleAtoi takes blanks too.
  if (!absl::ConsumePrefix(&id, "c") || !absl::SimpleAtoi(id, &customer) ||
      CustomerId(customer) != absl::StrCat("c", id)) {
    return std::nullopt;
  }
  return customer;
}

}  // namespace

std::string CustomerId(uint64_t customer) {
  return absl::StrCat("c", customer);
}

absl::Status Authenticator::SeatStaff(absl::string_view session,
                                      absl::string_view method,
                                      Caller& caller) const {
  const AtDesk access = DeskAccess(method);
  if (access == AtDesk::kAnybody) return absl::OkStatus();
  const absl::StatusOr<StoredStaff> member = find_staff_(session);
  if (!member.ok()) return member.status();
  if (member->password_expired && !MayCallWithExpiredPassword(method)) {
    return ErrorWithReason(absl::StatusCode::kPermissionDenied,
                           "PASSWORD_EXPIRED",
                           "the first password has to be changed before");
  }
  if (!RoleMay(member->role, access)) {
    return ErrorWithReason(
        absl::StatusCode::kPermissionDenied, "ROLE_NOT_ENOUGH",
        absl::StrCat(method, " is not open to ", member->log_in));
  }
  caller.agent = member->log_in;
  caller.role = member->role;
  caller.session = std::string(session);
  caller.actor = absl::StrCat(kDeskCredentialChannel, ":", member->log_in);
  return absl::OkStatus();
}

absl::StatusOr<Caller> Authenticator::Admit(const CallMetadata& metadata,
                                            absl::string_view method) const {
  const absl::string_view authorization = metadata.authorization;
  if (!absl::StartsWithIgnoreCase(authorization, kScheme)) {
    return Unauthenticated("KEY_MISSING",
                           "no key; want metadata `authorization: Bearer "
                           "intk_...`");
  }
  const absl::StatusOr<Key> key =
      ParseKey(authorization.substr(kScheme.size()));
  if (!key.ok()) {
    return Unauthenticated("KEY_INVALID",
                           absl::StrCat("key: ", key.status().message()));
  }
  const std::shared_ptr<const ChannelRegister> reg = current_();
  const auto found = reg->credentials.find(key->id);
  if (found == reg->credentials.end() ||
      !SecretMatches(key->secret, found->second.secret_hash)) {
    return Unauthenticated("KEY_INVALID", "the key is unknown");
  }
  if (found->second.revoked_at) {
    return Unauthenticated(
        "KEY_REVOKED", absl::StrCat("the key ", key->id, " was revoked at ",
                                    absl::FormatTime(*found->second.revoked_at,
                                                     absl::UTCTimeZone())));
  }
  Caller caller = CallerOf(found->second, *reg);
  if (!MayCall(caller.identity, method)) {
    return ErrorWithReason(
        absl::StatusCode::kPermissionDenied, "METHOD_NOT_ALLOWED",
        absl::StrCat(method, " is not open to ", NameOf(caller.identity)));
  }
  if (caller.identity == Identity::kDesk) {
    absl::Status seated = SeatStaff(metadata.session, method, caller);
    if (!seated.ok()) return seated;
  }
  if (caller.identity == Identity::kCustomerChannel &&
      !metadata.customer.empty()) {
    caller.customer = CustomerFromId(metadata.customer);
    if (!caller.customer) {
      return Unauthenticated("CUSTOMER_INVALID",
                             "intake-customer is no customer's id");
    }
  }
  return caller;
}

}  // namespace intake
