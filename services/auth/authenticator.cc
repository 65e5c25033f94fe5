#include "services/auth/authenticator.h"

#include "absl/status/status.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
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

Caller CallerOf(const Credential& credential, const ChannelRegister& reg) {
  if (credential.channel.empty()) {
    return {.identity = Identity::kAdministrator, .actor = kAdministrator};
  }
  if (credential.channel == kBillingCredentialChannel) {
    return {.identity = Identity::kBilling, .actor = kBillingCredentialChannel};
  }
  const ChannelPolicy* channel = reg.Find(credential.channel);
  const bool staffed = channel != nullptr && channel->staffed;
  return {.identity = staffed ? Identity::kStaffedChannel : Identity::kChannel,
          .channel = credential.channel,
          .actor = credential.channel};
}

absl::string_view NameOf(Identity identity) {
  switch (identity) {
    case Identity::kChannel:
    case Identity::kStaffedChannel:
      return "a channel's key";
    case Identity::kAdministrator:
      return "an administrator's key";
    case Identity::kBilling:
      return "billing's key";
  }
  return "";
}

}  // namespace

absl::StatusOr<Caller> Authenticator::Admit(absl::string_view authorization,
                                            absl::string_view method) const {
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
  return caller;
}

}  // namespace intake
