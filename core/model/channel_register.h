// All channels and credentials: what the channels' stream adds up to.

#ifndef INTAKE_CORE_MODEL_CHANNEL_REGISTER_H_
#define INTAKE_CORE_MODEL_CHANNEL_REGISTER_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/model/channel.h"
#include "core/model/event.h"

namespace intake {

struct ChannelRegister {
  uint32_t sequence = 0;
  // By id.
  std::map<std::string, ChannelPolicy> channels;
  std::map<std::string, Credential> credentials;

  // Null where there is none of that id.
  const ChannelPolicy* Find(absl::string_view id) const;
};

// REQUIRES: event.sequence == reg.sequence + 1.
void Evolve(ChannelRegister& reg, const Event& event);

// Those that a refused customer is pointed to at `moment`, by id.
std::vector<const ChannelPolicy*> OpenChannelsAt(const ChannelRegister& reg,
                                                 absl::Time moment);

// The channels of the 2014 announcement, for a store that has none yet: sms,
// portal, sberbank, call_center, office, paper_slip, building_list, and email,
// which is retired from 2014-07-01 00:00 in `zone`.
std::vector<ChannelPolicy> AnnouncedChannels(absl::TimeZone zone);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_CHANNEL_REGISTER_H_
