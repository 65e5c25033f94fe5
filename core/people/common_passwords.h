// The passwords that are tried first, because so many people have them.

#ifndef INTAKE_CORE_PEOPLE_COMMON_PASSWORDS_H_
#define INTAKE_CORE_PEOPLE_COMMON_PASSWORDS_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake {

// Each character of `text` as the key of a Latin keyboard that it is typed with
// on the Russian layout: "пароль" is "gfhjkm", in lower case. The rest, Latin
// letters among it, in lower case as it is.
std::string KeysOf(absl::string_view text);

// Whether `keys`, as of KeysOf, type a common password or a word that many
// are made of, on either layout.
bool IsCommonPassword(absl::string_view keys);

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_COMMON_PASSWORDS_H_
