// The parts of one long message, as far as they have arrived, and the form in
// which they are kept on disk.

#ifndef INTAKE_CHANNELS_SMPP_PART_SET_H_
#define INTAKE_CHANNELS_SMPP_PART_SET_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/smpp/concatenation.h"
#include "channels/smpp/message.h"

namespace intake::smpp {

// What a set may hold; the contract takes far less of a text.
inline constexpr size_t kSetOctetsMax = size_t{64} * 1024;

struct PartSet {
  absl::Time first_arrival;
  absl::Time last_arrival;
  // The message that these parts make has been answered.
  bool settled = false;
  uint8_t count = 0;
  // By the part's number, from 1. Never empty.
  std::map<uint8_t, Message> parts;
};

// The name that all parts of a message share: who sent it, to whom, and under
// which reference. 64 hexadecimal digits. A reference is used again after a
// time, so it names a message for a while only.
std::string SetName(const Message& part, const PartPlace& place);

bool IsComplete(const PartSet& set);

// The size of the texts of all parts.
size_t OctetsIn(const PartSet& set);

// The request id of what the set makes: the same after a restart and on every
// repeat of a part, another one when a further part has come.
std::string RequestIdOf(const PartSet& set);

// One line of text, then the parts as deliver_sm PDUs (see the .cc).
std::string FileFromSet(const PartSet& set);
// INVALID_ARGUMENT: not what FileFromSet wrote.
absl::StatusOr<PartSet> SetFromFile(std::string content);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_PART_SET_H_
