#include "channels/smpp/text.h"

#include "channels/charset/utf8.h"
#include "channels/sms/gsm_alphabet.h"

namespace intake::smpp {
namespace {

// ISO 8859-1, whose octets are Unicode's first characters; of ASCII, only the
// lower half.
std::string FromLatin(absl::string_view octets, uint8_t highest) {
  std::string utf8;
  for (const char octet : octets) {
    const auto c = static_cast<uint8_t>(octet);
    charset::AppendCharacter(c <= highest ? c : charset::kReplacementCharacter,
                             utf8);
  }
  return utf8;
}

// ISO 8859-5: but for a few signs, Unicode's Cyrillic moved down to 0xA1.
char32_t FromCyrillicOctet(uint8_t c) {
  if (c <= 0xA0 || c == 0xAD) return c;
  if (c == 0xF0) return U'№';
  if (c == 0xFD) return U'§';
  return char32_t{0x0401} + (c - 0xA1U);
}

std::string FromCyrillic(absl::string_view octets) {
  std::string utf8;
  for (const char octet : octets) {
    charset::AppendCharacter(FromCyrillicOctet(static_cast<uint8_t>(octet)),
                             utf8);
  }
  return utf8;
}

}  // namespace

std::optional<std::string> TextFromOctets(absl::string_view octets,
                                          uint8_t data_coding,
                                          DefaultAlphabet default_alphabet) {
  switch (data_coding) {
    case 0x00:
      return default_alphabet == DefaultAlphabet::kGsm
                 ? sms::Utf8FromGsm(octets)
                 : FromLatin(octets, 0xFF);
    case 0x01:
      return FromLatin(octets, 0x7F);
    case 0x03:
      return FromLatin(octets, 0xFF);
    case 0x06:
      return FromCyrillic(octets);
    case 0x08:
      return charset::Utf8FromUtf16(octets);
    default:
      break;
  }
  // With a message class: 0001aacc, aa the alphabet; 1111a-cc, a for octets.
  if ((data_coding & 0xFC) == 0x10 || (data_coding & 0xFC) == 0xF0) {
    return sms::Utf8FromGsm(octets);
  }
  if ((data_coding & 0xFC) == 0x18) return charset::Utf8FromUtf16(octets);
  return std::nullopt;
}

}  // namespace intake::smpp
