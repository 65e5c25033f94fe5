// What one SMS part holds.

#ifndef INTAKE_CORE_MESSAGES_SMS_LENGTH_H_
#define INTAKE_CORE_MESSAGES_SMS_LENGTH_H_

#include "absl/strings/string_view.h"

namespace intake {

// Whether `utf8` fits: 160 septets in the default alphabet of GSM 03.38 (some
// ASCII signs take two), else 70 UTF-16 units. Of that alphabet only ASCII is
// counted upon.
bool FitsOneSms(absl::string_view utf8);

}  // namespace intake

#endif  // INTAKE_CORE_MESSAGES_SMS_LENGTH_H_
