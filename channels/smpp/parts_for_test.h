// Long messages cut into parts, for tests.

#ifndef INTAKE_CHANNELS_SMPP_PARTS_FOR_TEST_H_
#define INTAKE_CHANNELS_SMPP_PARTS_FOR_TEST_H_

#include <string>
#include <utility>
#include <vector>

#include "channels/smpp/concatenation.h"
#include "channels/smpp/fake_smsc.h"
#include "channels/smpp/message.h"
#include "channels/smpp/octets.h"

namespace intake::smpp {

// A message of one sender for each of `texts`, all under `reference`.
inline std::vector<Message> PartsOf(const std::vector<std::string>& texts,
                                    ReferenceKind kind, uint8_t reference) {
  const auto count = static_cast<uint8_t>(texts.size());
  std::vector<Message> parts;
  for (const std::string& text : texts) {
    const auto number = static_cast<uint8_t>(parts.size() + 1);
    Message part = MessageFrom("79031234567", text);
    OctetWriter header;
    if (kind == ReferenceKind::kParameter) {
      part.parameters = {{kSarReference, {'\0', static_cast<char>(reference)}},
                         {kSarTotal, {static_cast<char>(count)}},
                         {kSarSequence, {static_cast<char>(number)}}};
    } else if (kind == ReferenceKind::kHeader8) {
      header.Byte(5).Byte(0).Byte(3).Byte(reference);
    } else {
      header.Byte(6).Byte(8).Byte(4).Short(reference);
    }
    if (kind != ReferenceKind::kParameter) {
      header.Byte(count).Byte(number).Octets(text);
      part.short_message = std::move(header).Finish();
      part.esm_class = kEsmClassHeader;
    }
    parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_PARTS_FOR_TEST_H_
