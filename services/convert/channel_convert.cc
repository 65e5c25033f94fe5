#include "services/convert/channel_convert.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/time_convert.h"

namespace intake {
namespace {

absl::StatusOr<std::optional<absl::Time>> OptionalTime(
    bool present, const google::protobuf::Timestamp& moment,
    absl::string_view field) {
  if (!present) return std::nullopt;
  const absl::StatusOr<absl::Time> time = TimeFromProto(moment, field);
  if (!time.ok()) return time.status();
  return *time;
}

absl::StatusOr<ChannelPolicy> Converted(const v1::Channel& proto) {
  const auto open_from =
      OptionalTime(proto.has_open_from(), proto.open_from(), "open_from");
  if (!open_from.ok()) return open_from.status();
  const auto retired_from = OptionalTime(proto.has_retired_from(),
                                         proto.retired_from(), "retired_from");
  if (!retired_from.ok()) return retired_from.status();
  const auto trust = EnumFromProto<Trust>(proto.trust(), "trust");
  if (!trust.ok()) return trust.status();
  ChannelPolicy policy{
      .id = proto.id(),
      .name_ru = proto.name_ru(),
      .name_en = proto.name_en(),
      .contact = proto.contact(),
      .open_from = *open_from,
      .retired_from = *retired_from,
      .trust = trust->value_or(Trust::kCustomer),
      .staffed = proto.staffed(),
      .may_confirm = proto.may_confirm(),
      .dates_are_evidence = proto.dates_are_evidence(),
      .signature_required = proto.signature_required(),
      .registered_sender_required = proto.registered_sender_required(),
      .mandate_required = proto.mandate_required(),
      .answer_in_one_sms = proto.answer_in_one_sms(),
      .open_to_customers = proto.open_to_customers(),
      .log_in_required = proto.log_in_required()};
  for (int i = 0; i < proto.commodities_size(); ++i) {
    const auto commodity = RequiredEnumFromProto<Commodity>(
        proto.commodities(i), absl::StrCat("commodities[", i, "]"));
    if (!commodity.ok()) return commodity.status();
    policy.commodities.push_back(*commodity);
  }
  for (const v1::Mandate& mandate : proto.mandates()) {
    policy.mandates.push_back({.representative = mandate.representative(),
                               .building = mandate.building(),
                               .entrances = {mandate.entrances().begin(),
                                             mandate.entrances().end()}});
  }
  absl::Status status = ValidateChannelPolicy(policy);
  if (!status.ok()) return status;
  return policy;
}

}  // namespace

absl::StatusOr<ChannelPolicy> ChannelFromProto(const v1::Channel& proto,
                                               absl::string_view field) {
  absl::StatusOr<ChannelPolicy> policy = Converted(proto);
  if (!policy.ok()) return InsideField(policy.status(), field);
  return policy;
}

v1::Channel ChannelToProto(const ChannelPolicy& policy) {
  v1::Channel proto;
  proto.set_id(policy.id);
  proto.set_name_ru(policy.name_ru);
  proto.set_name_en(policy.name_en);
  proto.set_contact(policy.contact);
  if (policy.open_from) {
    *proto.mutable_open_from() = TimeToProto(*policy.open_from);
  }
  if (policy.retired_from) {
    *proto.mutable_retired_from() = TimeToProto(*policy.retired_from);
  }
  for (Commodity commodity : policy.commodities) {
    proto.add_commodities(EnumToProto<v1::Commodity>(commodity));
  }
  proto.set_trust(EnumToProto<v1::Trust>(policy.trust));
  proto.set_staffed(policy.staffed);
  proto.set_may_confirm(policy.may_confirm);
  proto.set_dates_are_evidence(policy.dates_are_evidence);
  proto.set_signature_required(policy.signature_required);
  proto.set_registered_sender_required(policy.registered_sender_required);
  proto.set_mandate_required(policy.mandate_required);
  for (const Mandate& mandate : policy.mandates) {
    v1::Mandate* item = proto.add_mandates();
    item->set_representative(mandate.representative);
    item->set_building(mandate.building);
    item->mutable_entrances()->Assign(mandate.entrances.begin(),
                                      mandate.entrances.end());
  }
  proto.set_answer_in_one_sms(policy.answer_in_one_sms);
  proto.set_open_to_customers(policy.open_to_customers);
  proto.set_log_in_required(policy.log_in_required);
  return proto;
}

v1::Credential CredentialToProto(const Credential& credential) {
  v1::Credential proto;
  proto.set_id(credential.id);
  proto.set_channel_id(credential.channel);
  *proto.mutable_issued_at() = TimeToProto(credential.issued_at);
  if (credential.revoked_at) {
    *proto.mutable_revoked_at() = TimeToProto(*credential.revoked_at);
  }
  return proto;
}

v1::ListChannelsResponse ChannelRegisterToProto(const ChannelRegister& reg) {
  v1::ListChannelsResponse proto;
  for (const auto& [id, policy] : reg.channels) {
    *proto.add_channels() = ChannelToProto(policy);
  }
  for (const auto& [id, credential] : reg.credentials) {
    *proto.add_credentials() = CredentialToProto(credential);
  }
  return proto;
}

}  // namespace intake
