#include "channels/smpp/concatenation.h"

#include "absl/strings/string_view.h"
#include "channels/smpp/octets.h"

namespace intake::smpp {
namespace {

// Elements of a user data header (3GPP TS 23.040, 9.2.3.24).
constexpr uint8_t kConcatenated8 = 0x00;
constexpr uint8_t kConcatenated16 = 0x08;
// For a program in the phone, not from a person: ports of 8 and 16 bits.
constexpr uint8_t kPort8 = 0x04;
constexpr uint8_t kPort16 = 0x05;

bool IsPlace(const PartPlace& place) {
  return place.number >= 1 && place.number <= place.count;
}

// Reads the header's elements into `content`.
void ReadElements(absl::string_view elements, Content& content) {
  OctetReader reader(elements);
  while (!reader.empty()) {
    const uint8_t element = reader.TakeByte();
    const std::string value = reader.TakeOctets(reader.TakeByte());
    if (!reader.ok() || element == kPort8 || element == kPort16) {
      content.readable = false;
      return;
    }
    if (element != kConcatenated8 && element != kConcatenated16) continue;
    OctetReader fields(value);
    PartPlace place;
    place.kind = element == kConcatenated8 ? ReferenceKind::kHeader8
                                           : ReferenceKind::kHeader16;
    place.reference =
        element == kConcatenated8 ? fields.TakeByte() : fields.TakeShort();
    place.count = fields.TakeByte();
    place.number = fields.TakeByte();
    content.readable &= fields.ok() && fields.empty() && IsPlace(place);
    content.part = place;
  }
}

void ReadHeader(Content& content) {
  OctetReader reader(content.octets);
  const size_t length = reader.TakeByte();
  const std::string elements = reader.TakeOctets(length);
  if (!reader.ok()) {
    content.readable = false;
    return;
  }
  content.octets.erase(0, 1 + length);
  ReadElements(elements, content);
}

void ReadParameters(const Message& message, Content& content) {
  const std::string* const reference = FindParameter(message, kSarReference);
  const std::string* const count = FindParameter(message, kSarTotal);
  const std::string* const number = FindParameter(message, kSarSequence);
  if (reference == nullptr && count == nullptr && number == nullptr) return;
  if (reference == nullptr || count == nullptr || number == nullptr ||
      reference->size() != 2 || count->size() != 1 || number->size() != 1 ||
      content.part.has_value()) {
    content.readable = false;
    return;
  }
  const PartPlace place = {
      .kind = ReferenceKind::kParameter,
      .reference = OctetReader(*reference).TakeShort(),
      .count = OctetReader(*count).TakeByte(),
      .number = OctetReader(*number).TakeByte(),
  };
  content.readable &= IsPlace(place);
  content.part = place;
}

}  // namespace

Content ContentOf(const Message& message) {
  Content content = {.octets = message.short_message};
  if (const std::string* payload = FindParameter(message, kMessagePayload)) {
    content.readable = content.octets.empty() || payload->empty();
    content.octets += *payload;
  }
  // Where text is given twice, nobody knows whose header it is.
  if (content.readable && (message.esm_class & kEsmClassHeader) != 0) {
    ReadHeader(content);
  }
  ReadParameters(message, content);
  // The only part of a message is the whole.
  if (!content.readable || (content.part && content.part->count == 1)) {
    content.part.reset();
  }
  return content;
}

}  // namespace intake::smpp
