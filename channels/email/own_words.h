// What someone wrote in a message, without what mail programs put around it.

#ifndef INTAKE_CHANNELS_EMAIL_OWN_WORDS_H_
#define INTAKE_CHANNELS_EMAIL_OWN_WORDS_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace intake::email {

// The lines of `text` that are not quoted (`>`), nor lead a quote (they end in
// a colon), up to the signature (a line `-- `, RFC 3676); without blanks at
// both ends. Lines end in `\n`.
std::string OwnWords(absl::string_view text);

// At most `bytes_max` bytes of `text`, cut only where a line ends: within one,
// the beginning of a number could pass for the whole. A first line that is
// longer is left out altogether.
absl::string_view WholeLines(absl::string_view text, size_t bytes_max);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_OWN_WORDS_H_
