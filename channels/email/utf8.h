// Bytes of any charset as valid UTF-8. What cannot be read becomes U+FFFD, one
// for each byte, so that digits on both sides of it never join.

#ifndef INTAKE_CHANNELS_EMAIL_UTF8_H_
#define INTAKE_CHANNELS_EMAIL_UTF8_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace intake::email {

// `text`, or empty where it is null. A zero byte is none that can be read.
std::string Utf8OrReplaced(const char* text);
std::string Utf8OrReplaced(absl::string_view text);

// `charset` is a name as mail has it, in any case. Where it is empty, says
// US-ASCII, or is unknown here: UTF-8 where that fits, else windows-1251.
std::string Utf8FromCharset(absl::string_view bytes,
                            const std::string& charset);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_UTF8_H_
