// Where staff take a customer's readings: at the phone, or over the counter of
// an office. The pages are the same, the channel is another.

#ifndef INTAKE_CHANNELS_DESK_CALL_COUNTER_H_
#define INTAKE_CHANNELS_DESK_CALL_COUNTER_H_

#include <memory>
#include <string>

#include "channels/desk/desk.h"
#include "channels/sdk/connection.h"

namespace intake::desk {

struct Counter {
  // Outlives the pages.
  const Desk* desk = nullptr;
  // With the channel's key.
  std::shared_ptr<sdk::Connection> channel;
  // `call_center`, as the channel is called; for what is kept.
  std::string channel_id;
  // `/call`: where its pages are.
  std::string path;
};

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_COUNTER_H_
