// Bytes from outside as valid UTF-8, which protobuf strings have to be. What
// cannot be read becomes U+FFFD, the replacement character, so that a reader
// sees where something is missing.

#ifndef INTAKE_CHANNELS_CHARSET_UTF8_H_
#define INTAKE_CHANNELS_CHARSET_UTF8_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

// Apart from core's functions of the same names, which channels do not know.
namespace intake::charset {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

// Takes one character off the front of `utf8`. Of bytes that are none it takes
// one and gives U+FFFD. Overlong forms and surrogates are none.
// REQUIRES: `utf8` is not empty.
char32_t TakeCharacter(absl::string_view& utf8);

// Appends `c` to `utf8`.
// REQUIRES: `c` is a character: at most U+10FFFF, and no surrogate.
void AppendCharacter(char32_t c, std::string& utf8);

// `bytes`, read as UTF-8.
std::string ValidUtf8(absl::string_view bytes);

// `bytes`, read as UTF-16, big endian. Surrogates without their other half, and
// a last odd byte, cannot be read.
std::string Utf8FromUtf16(absl::string_view bytes);

// `utf8` as UTF-16, big endian. REQUIRES: `utf8` is valid.
std::string Utf16FromUtf8(absl::string_view utf8);

// The longest beginning of `utf8` that has at most `bytes_max` bytes and does
// not end within a character.
// REQUIRES: `utf8` is valid.
absl::string_view CutAtCharacter(absl::string_view utf8, size_t bytes_max);

}  // namespace intake::charset

#endif  // INTAKE_CHANNELS_CHARSET_UTF8_H_
