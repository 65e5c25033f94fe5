// Channels and their credentials.

#ifndef INTAKE_SERVICES_CONVERT_CHANNEL_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_CHANNEL_CONVERT_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/channel.h"
#include "core/model/channel_register.h"
#include "intake/v1/channel.pb.h"
#include "intake/v1/channel_service.pb.h"

namespace intake {

// Valid. INVALID_ARGUMENT with a path inside `field`: what
// ValidateChannelPolicy refuses, an enum number that the contract lacks, or a
// moment out of range.
absl::StatusOr<ChannelPolicy> ChannelFromProto(const v1::Channel& proto,
                                               absl::string_view field);

v1::Channel ChannelToProto(const ChannelPolicy& policy);

// Without the hash of its secret.
v1::Credential CredentialToProto(const Credential& credential);

v1::ListChannelsResponse ChannelRegisterToProto(const ChannelRegister& reg);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_CHANNEL_CONVERT_H_
