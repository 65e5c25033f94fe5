// The 7-bit alphabet of SMS (GSM 03.38, 6.2.1, with its extension table): texts
// that fit it go 160 characters a part; all others go as UCS-2, 70 a part.

#ifndef INTAKE_CHANNELS_SMS_GSM_ALPHABET_H_
#define INTAKE_CHANNELS_SMS_GSM_ALPHABET_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace intake::sms {

// Comes before the code of a character of the extension table.
inline constexpr char kGsmEscape = 0x1B;

// `utf8` with a code in each octet; none where a character is not in the
// alphabet.
std::optional<std::string> GsmFromUtf8(absl::string_view utf8);

// Reads codes, one in each octet. An octet that is no code becomes U+FFFD; an
// escape before a code that the extension table lacks is left out.
std::string Utf8FromGsm(absl::string_view codes);

// Whether every character of `utf8` is in the alphabet.
bool FitsGsmAlphabet(absl::string_view utf8);

}  // namespace intake::sms

#endif  // INTAKE_CHANNELS_SMS_GSM_ALPHABET_H_
