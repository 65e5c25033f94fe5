// Channels and their keys for people.

#ifndef INTAKE_CHANNELS_CLI_CHANNEL_VIEW_H_
#define INTAKE_CHANNELS_CLI_CHANNEL_VIEW_H_

#include <string>

#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "intake/v1/channel_service.pb.h"

namespace intake::cli {

// A table of the channels and one of the keys.
std::string ChannelListText(const v1::ListChannelsResponse& list,
                            const Console& console, absl::Time now,
                            absl::TimeZone zone);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_CHANNEL_VIEW_H_
