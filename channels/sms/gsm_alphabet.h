// Which texts fit the 7-bit alphabet of SMS (GSM 03.38, 6.2.1, with its
// extension table), 160 characters a part; all others go as UCS-2, 70 a part.

#ifndef INTAKE_CHANNELS_SMS_GSM_ALPHABET_H_
#define INTAKE_CHANNELS_SMS_GSM_ALPHABET_H_

#include "absl/strings/string_view.h"

namespace intake::sms {

// Whether every character of `utf8` is in the alphabet.
bool FitsGsmAlphabet(absl::string_view utf8);

}  // namespace intake::sms

#endif  // INTAKE_CHANNELS_SMS_GSM_ALPHABET_H_
