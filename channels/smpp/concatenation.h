// What of a message is text, and which part of a longer message it is. A long
// text comes in parts in two ways: with a user data header in front of each
// part's text (3GPP TS 23.040, 9.2.3.24.1 and .8), or with the optional
// parameters sar_* (SMPP 3.4, 5.3.2.22 to .24).

#ifndef INTAKE_CHANNELS_SMPP_CONCATENATION_H_
#define INTAKE_CHANNELS_SMPP_CONCATENATION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "channels/smpp/message.h"

namespace intake::smpp {

// How many parts a message may have at most: the count is one octet.
inline constexpr size_t kPartsMax = 255;

// How a reference was said; the same number said in another way is another
// message's.
enum class ReferenceKind : uint8_t { kHeader8, kHeader16, kParameter };

struct PartPlace {
  ReferenceKind kind = ReferenceKind::kHeader8;
  // The same in all parts of a message.
  uint16_t reference = 0;
  // 2 to 255, and 1 to count.
  uint8_t count = 0;
  uint8_t number = 0;
};

struct Content {
  // Without the user data header.
  std::string octets;
  // None for a message that is whole.
  std::optional<PartPlace> part;
  // Whether `octets` are what the sender typed. A message whose header is
  // damaged, whose place among its parts cannot be known, or which carries
  // text twice is not readable: a cut-off number must never be taken.
  bool readable = true;
};

Content ContentOf(const Message& message);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_CONCATENATION_H_
