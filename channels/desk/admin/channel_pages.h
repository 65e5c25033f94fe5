// `/channels` and below: the ways in, their dates and their keys.

#ifndef INTAKE_CHANNELS_DESK_ADMIN_CHANNEL_PAGES_H_
#define INTAKE_CHANNELS_DESK_ADMIN_CHANNEL_PAGES_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "channels/desk/desk.h"

namespace intake::desk {

// All channels, and the keys that open none of them.
http::Response ChannelsPage(const Desk& desk, const web::Visit& visit,
                            const Seat& seat);

// The one of the query's `id`.
http::Response ChannelPage(const Desk& desk, const web::Visit& visit,
                           const Seat& seat);

// A channel as typed into its form, and why it was not taken. Moments are as
// the form has them: see FormMoment.
struct ChannelDraft {
  v1::Channel channel;
  std::string open_from;
  std::string retired_from;
  std::string problem;
};
http::Response ShowChannel(const Desk& desk, const web::Visit& visit,
                           const v1::ListChannelsResponse& list,
                           const ChannelDraft& draft);

// The one with that id; null where there is none.
const v1::Channel* FindChannel(const v1::ListChannelsResponse& list,
                               const std::string& id);

// `2014-07-01T00:00` in `zone`, as a field of HTML has it; empty for no moment.
std::string FormMoment(bool has, const google::protobuf::Timestamp& moment,
                       absl::TimeZone zone);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_ADMIN_CHANNEL_PAGES_H_
