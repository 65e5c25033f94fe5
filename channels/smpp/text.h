// Texts in the encodings of SMS: what data_coding says (SMPP 3.4, 5.2.19; 3GPP
// TS 23.038, 4).

#ifndef INTAKE_CHANNELS_SMPP_TEXT_H_
#define INTAKE_CHANNELS_SMPP_TEXT_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace intake::smpp {

// What data_coding 0 means is the SMSC's own choice.
enum class DefaultAlphabet : uint8_t {
  // The alphabet of GSM 03.38, a character in an octet.
  kGsm,
  kLatin1,
};

// Valid UTF-8, with U+FFFD for what the encoding does not have. None where
// `data_coding` does not say a text: octets for a program, or an encoding that
// nobody here writes in. Known are the default alphabet, 1 (ASCII), 3
// (ISO 8859-1), 6 (ISO 8859-5), 8 (UCS-2, read as UTF-16), and the groups of
// 3GPP TS 23.038 that say the class of a message besides.
std::optional<std::string> TextFromOctets(absl::string_view octets,
                                          uint8_t data_coding,
                                          DefaultAlphabet default_alphabet);

}  // namespace intake::smpp

#endif  // INTAKE_CHANNELS_SMPP_TEXT_H_
