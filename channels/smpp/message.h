// A short message as deliver_sm and submit_sm carry it (SMPP 3.4, sections
// 4.4.1 and 4.6.1: the two have one form).

#ifndef INTAKE_CHANNELS_SMPP_MESSAGE_H_
#define INTAKE_CHANNELS_SMPP_MESSAGE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::smpp {

inline constexpr size_t kShortMessageOctetsMax = 255;
inline constexpr size_t kAddressOctetsMax = 20;

// Bits of esm_class (section 5.2.12).
inline constexpr uint8_t kEsmClassType = 0x3C;
inline constexpr uint8_t kEsmClassDeliveryReceipt = 0x04;
// The text begins with a user data header.
inline constexpr uint8_t kEsmClassHeader = 0x40;

// Tags of optional parameters (section 5.3.2).
inline constexpr uint16_t kSarReference = 0x020C;
inline constexpr uint16_t kSarTotal = 0x020E;
inline constexpr uint16_t kSarSequence = 0x020F;
inline constexpr uint16_t kMessagePayload = 0x0424;

// A phone number with its type and plan (sections 5.2.5 and 5.2.6).
struct Address {
  uint8_t type = 0;
  uint8_t plan = 0;
  // At most kAddressOctetsMax, without a zero octet.
  std::string digits;
};

struct Parameter {
  uint16_t tag = 0;
  std::string value;
};

struct Message {
  std::string service_type;
  Address source;
  Address destination;
  uint8_t esm_class = 0;
  uint8_t protocol = 0;
  uint8_t priority = 0;
  std::string delivery_time;
  std::string validity_period;
  uint8_t registered_delivery = 0;
  uint8_t replace_if_present = 0;
  uint8_t data_coding = 0;
  uint8_t default_message = 0;
  // At most kShortMessageOctetsMax.
  std::string short_message;
  // In the order in which they stand.
  std::vector<Parameter> parameters;
};

// INVALID_ARGUMENT: a field that is cut off or too long, named.
absl::StatusOr<Message> MessageFromBody(absl::string_view body);
// REQUIRES: every field is within its limit.
std::string BodyFromMessage(const Message& message);

// The first of the parameters with `tag`; null where there is none.
const std::string* FindParameter(const Message& message, uint16_t tag);

// Says what became of a message sent before; nobody typed it.
bool IsDeliveryReceipt(const Message& message);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_MESSAGE_H_
