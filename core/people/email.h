// E-mail addresses, as far as they can be judged without writing to them.

#ifndef INTAKE_CORE_PEOPLE_EMAIL_H_
#define INTAKE_CORE_PEOPLE_EMAIL_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake {

struct Email {
  // As it was given, without blanks around it: for letters.
  std::string address;
  // Lower case: for comparing. At most 254 bytes.
  std::string key;
};

// Takes what mail systems deliver: one `@`, a name before it and a domain with
// a dot behind, letters of any script. No quoted names and no comments, which
// nobody has; nothing that could end a line of a letter's head.
//
// INVALID_ARGUMENT EMAIL_INVALID at field `email`; the message does not repeat
// the address.
absl::StatusOr<Email> NormalizeEmail(absl::string_view email);

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_EMAIL_H_
