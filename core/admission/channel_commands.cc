#include "core/admission/channel_commands.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/admission/admission_errors.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/model/event.h"

namespace intake {

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
      channels.Find(credential.channel) == nullptr) {
    return ChannelNotFoundError(credential.channel);
  }
  if (channels.credentials.contains(credential.id)) {
    return ErrorWithReason(
        absl::StatusCode::kAlreadyExists, "CREDENTIAL_EXISTS",
        absl::StrCat("there is a credential \"", credential.id, "\" already"));
  }
  const auto valid =
      std::count_if(channels.credentials.begin(), channels.credentials.end(),
                    [&credential](const auto& entry) {
                      return entry.second.channel == credential.channel &&
                             !entry.second.revoked_at.has_value();
                    });
  if (static_cast<size_t>(valid) >= limits::kCredentialsPerChannelMax) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "TOO_MANY_CREDENTIALS",
        absl::StrCat("the channel has ", valid,
                     " valid credentials, as many as may be: revoke one"));
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
  const auto found = group.channels().credentials.find(credential_id);
  if (found == group.channels().credentials.end()) {
    return ErrorWithReason(
        absl::StatusCode::kNotFound, "CREDENTIAL_NOT_FOUND",
        absl::StrCat("no credential \"", credential_id, "\""));
  }
  if (!found->second.revoked_at.has_value()) {
    group.RecordOnChannels(actor, CredentialRevoked{credential_id});
  }
  return group.channels().credentials.at(credential_id);
}

}  // namespace intake
