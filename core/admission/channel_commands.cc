#include "core/admission/channel_commands.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/admission/admission_errors.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/model/event.h"

namespace intake {
namespace {

// The administrators' have no channel.
size_t ValidCredentials(const ChannelRegister& channels,
                        absl::string_view channel) {
  return static_cast<size_t>(
      std::count_if(channels.credentials.begin(), channels.credentials.end(),
                    [channel](const auto& entry) {
                      return entry.second.channel == channel &&
                             !entry.second.revoked_at.has_value();
                    }));
}

}  // namespace

absl::StatusOr<ChannelPolicy> DefineChannel(const ChannelPolicy& policy,
                                            bool must_be_new,
                                            absl::string_view actor,
                                            Group& group) {
  const ChannelPolicy* const existing = group.channels().Find(policy.id);
  if (existing != nullptr && must_be_new) {
    return ErrorWithReason(
        absl::StatusCode::kAlreadyExists, "CHANNEL_EXISTS",
        absl::StrCat("there is a channel \"", policy.id, "\" already"));
  }
  if (existing == nullptr && !must_be_new) {
    return ChannelNotFoundError(policy.id);
  }
  if (existing == nullptr &&
      group.channels().channels.size() >= limits::kChannelsMax) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "TOO_MANY_CHANNELS",
        absl::StrCat("there are ", limits::kChannelsMax,
                     " channels already, as many as may be"));
  }
  if (existing == nullptr || *existing != policy) {
    group.RecordOnChannels(actor, ChannelDefined{policy});
  }
  return policy;
}

absl::StatusOr<Credential> IssueCredential(const Credential& credential,
                                           absl::string_view actor,
                                           Group& group) {
  const ChannelRegister& channels = group.channels();
  if (!credential.channel.empty() &&
      credential.channel != kBillingCredentialChannel &&
      credential.channel != kDeskCredentialChannel &&
      channels.Find(credential.channel) == nullptr) {
    return ChannelNotFoundError(credential.channel);
  }
  if (channels.credentials.contains(credential.id)) {
    return ErrorWithReason(
        absl::StatusCode::kAlreadyExists, "CREDENTIAL_EXISTS",
        absl::StrCat("there is a credential \"", credential.id, "\" already"));
  }
  const size_t valid = ValidCredentials(channels, credential.channel);
  if (valid >= limits::kCredentialsPerChannelMax) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "CREDENTIALS_FULL",
        absl::StrCat(credential.channel.empty() ? "the administrators have "
                                                : "the channel has ",
                     valid,
                     " valid credentials, as many as may be: revoke "
                     "one"));
  }
  Credential issued = credential;
  issued.issued_at = group.now();
  issued.revoked_at.reset();
  group.RecordOnChannels(actor, CredentialIssued{issued});
  return issued;
}

absl::StatusOr<Credential> RevokeCredential(const std::string& credential_id,
                                            absl::string_view actor,
                                            Group& group) {
  const ChannelRegister& channels = group.channels();
  const auto found = channels.credentials.find(credential_id);
  if (found == channels.credentials.end()) {
    return ErrorWithReason(
        absl::StatusCode::kNotFound, "CREDENTIAL_NOT_FOUND",
        absl::StrCat("no credential \"", credential_id, "\""));
  }
  const Credential& credential = found->second;
  if (credential.revoked_at.has_value()) return credential;
  if (credential.channel.empty() &&
      ValidCredentials(channels, credential.channel) == 1) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "LAST_ADMINISTRATOR",
        absl::StrCat("\"", credential_id,
                     "\" is the administrators' last valid credential: issue "
                     "another one first"));
  }
  group.RecordOnChannels(actor, CredentialRevoked{credential_id});
  return group.channels().credentials.at(credential_id);
}

}  // namespace intake
