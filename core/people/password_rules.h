// Which passwords are good enough. Length is what counts; which kinds of
// characters stand in it is nobody's business. (NIST SP 800-63B, 5.1.1.2.)

#ifndef INTAKE_CORE_PEOPLE_PASSWORD_RULES_H_
#define INTAKE_CORE_PEOPLE_PASSWORD_RULES_H_

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace intake {

// `personal` is what others know of the person: e-mail address, account number.
//
// INVALID_ARGUMENT at `field`, never repeating the password:
//   PASSWORD_TOO_SHORT, PASSWORD_TOO_LONG  not 8 to 256 bytes
//   PASSWORD_TOO_COMMON  a common one on either keyboard layout, with or
//                        without a few digits around it; mostly neighbours on
//                        the keyboard or in the alphabet, or repetition; mostly
//                        one of `personal`
absl::Status CheckPassword(absl::string_view password,
                           absl::Span<const std::string> personal,
                           absl::string_view field);

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_PASSWORD_RULES_H_
