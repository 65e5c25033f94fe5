#include "core/rules/channel_may_take.h"

#include <algorithm>

#include "core/base/civil_time.h"
#include "core/rules/report.h"

namespace intake {
namespace {

bool IsOpen(const ChannelPolicy& channel, absl::Time moment) {
  return (!channel.open_from || moment >= *channel.open_from) &&
         (!channel.retired_from || moment < *channel.retired_from);
}

bool Serves(const ChannelPolicy& channel, Commodity commodity) {
  return channel.commodities.empty() ||
         std::find(channel.commodities.begin(), channel.commodities.end(),
                   commodity) != channel.commodities.end();
}

}  // namespace

void CheckChannelMayTake(const Judgement& judgement, Findings& findings) {
  const ChannelPolicy& channel = *judgement.channel;
  if (!IsOpen(channel, judgement.received_at)) {
    Report(findings, Rule::kChannelRetired, Severity::kRefuse,
           {.got = FormatDateForPeople(judgement.received_on)});
  }
  ForEachMeter(judgement, [&](const Candidate& candidate) {
    if (!Serves(channel, candidate.slot().commodity)) {
      Report(findings, Rule::kChannelNotForCommodity, Severity::kRefuse,
             candidate);
    }
  });
  if (channel.signature_required &&
      judgement.submission->evidence.signature != Signature::kPresent) {
    Report(findings, Rule::kSignatureMissing, Severity::kRefuse);
  }
}

}  // namespace intake
