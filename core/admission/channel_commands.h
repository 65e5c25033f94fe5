// What administrators decide about channels and their credentials.

#ifndef INTAKE_CORE_ADMISSION_CHANNEL_COMMANDS_H_
#define INTAKE_CORE_ADMISSION_CHANNEL_COMMANDS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/admission/group.h"
#include "core/model/channel.h"

namespace intake {

// The policy as it is from now on; the same policy again records nothing.
// ALREADY_EXISTS `CHANNEL_EXISTS`, NOT_FOUND `CHANNEL_NOT_FOUND`: `must_be_new`
// says otherwise than is. FAILED_PRECONDITION `TOO_MANY_CHANNELS`.
//
// REQUIRES: ValidateChannelPolicy(policy) is OK.
absl::StatusOr<ChannelPolicy> DefineChannel(const ChannelPolicy& policy,
                                            bool must_be_new,
                                            absl::string_view actor,
                                            Group& group);

// The credential, issued now. NOT_FOUND `CHANNEL_NOT_FOUND`. ALREADY_EXISTS
// `CREDENTIAL_EXISTS`. FAILED_PRECONDITION `CREDENTIALS_FULL`: revoke one of
// the channel's (or the administrators') first.
absl::StatusOr<Credential> IssueCredential(const Credential& credential,
                                           absl::string_view actor,
                                           Group& group);

// The credential, revoked now or before. NOT_FOUND `CREDENTIAL_NOT_FOUND`.
// FAILED_PRECONDITION `LAST_ADMINISTRATOR`: nobody could issue another one.
absl::StatusOr<Credential> RevokeCredential(const std::string& credential_id,
                                            absl::string_view actor,
                                            Group& group);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_CHANNEL_COMMANDS_H_
