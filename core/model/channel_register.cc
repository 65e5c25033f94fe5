#include "core/model/channel_register.h"

#include <variant>

#include "absl/base/macros.h"

namespace intake {
namespace {

void Apply(ChannelRegister& reg, const Event&, const ChannelDefined& defined) {
  reg.channels.insert_or_assign(defined.policy.id, defined.policy);
}

void Apply(ChannelRegister& reg, const Event&, const CredentialIssued& issued) {
  reg.credentials.insert_or_assign(issued.credential.id, issued.credential);
}

void Apply(ChannelRegister& reg, const Event& event,
           const CredentialRevoked& revoked) {
  const auto found = reg.credentials.find(revoked.credential_id);
  if (found != reg.credentials.end()) {
    found->second.revoked_at = event.recorded_at;
  }
}

// All others are not about channels.
template <typename Body>
void Apply(ChannelRegister&, const Event&, const Body&) {}

bool IsOpenAt(const ChannelPolicy& policy, absl::Time moment) {
  return policy.open_to_customers &&
         (!policy.open_from || *policy.open_from <= moment) &&
         (!policy.retired_from || moment < *policy.retired_from);
}

}  // namespace

const ChannelPolicy* ChannelRegister::Find(absl::string_view id) const {
  const auto found = channels.find(std::string(id));
  return found == channels.end() ? nullptr : &found->second;
}

void Evolve(ChannelRegister& reg, const Event& event) {
  ABSL_HARDENING_ASSERT(event.sequence == reg.sequence + 1);
  reg.sequence = event.sequence;
  std::visit([&](const auto& body) { Apply(reg, event, body); }, event.body);
}

std::vector<const ChannelPolicy*> OpenChannelsAt(const ChannelRegister& reg,
                                                 absl::Time moment) {
  std::vector<const ChannelPolicy*> open;
  for (const auto& [id, policy] : reg.channels) {
    if (IsOpenAt(policy, moment)) open.push_back(&policy);
  }
  return open;
}

std::vector<ChannelPolicy> AnnouncedChannels(absl::TimeZone zone) {
  return {
      {.id = "sms",
       .name_ru = "СМС",
       .name_en = "SMS",
       .may_confirm = true,
       .answer_in_one_sms = true},
      {.id = "portal",
       .name_ru = "личный кабинет",
       .name_en = "customer portal",
       .may_confirm = true,
       .log_in_required = true},
      {.id = "sberbank",
       .name_ru = "терминалы и банкоматы Сбербанка",
       .name_en = "Sberbank terminals and ATMs",
       .dates_are_evidence = true},
      {.id = "call_center",
       .name_ru = "контакт-центр",
       .name_en = "call centre",
       .trust = Trust::kWitnessed,
       .staffed = true},
      {.id = "office",
       .name_ru = "офис продаж",
       .name_en = "sales office",
       .trust = Trust::kWitnessed,
       .staffed = true},
      {.id = "paper_slip",
       .name_ru = "отрывной талон квитанции",
       .name_en = "paper slip of the bill",
       .commodities = {Commodity::kElectricity},
       .trust = Trust::kWitnessed,
       .dates_are_evidence = true,
       .signature_required = true},
      {.id = "building_list",
       .name_ru = "старший по дому или подъезду",
       .name_en = "building or entrance representative",
       .dates_are_evidence = true,
       .signature_required = true,
       .mandate_required = true},
      {.id = "email",
       .name_ru = "электронная почта",
       .name_en = "e-mail",
       .retired_from = absl::FromCivil(absl::CivilDay(2014, 7, 1), zone),
       .open_to_customers = false},
  };
}

}  // namespace intake
