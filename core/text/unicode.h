// The little of Unicode that the core needs: UTF-8 in and out, and folding
// for the scripts that meter readings are written in.

#ifndef INTAKE_CORE_TEXT_UNICODE_H_
#define INTAKE_CORE_TEXT_UNICODE_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/string_view.h"

namespace intake {

// Invalid bytes become U+FFFD each.
std::u32string DecodeUtf8(absl::string_view bytes);
std::string EncodeUtf8(std::u32string_view text);
bool IsValidUtf8(absl::string_view bytes);

// Takes the first character off `bytes`; U+FFFD for an invalid byte.
// REQUIRES: `bytes` is not empty.
char32_t TakeCharacter(absl::string_view& bytes);
// REQUIRES: `c` is a Unicode scalar value.
void AppendUtf8(char32_t c, std::string& out);

// Latin, Greek and Cyrillic letters.
bool IsLetter(char32_t c);

// Lower case for Latin and Cyrillic letters; `ё` becomes `е`.
char32_t FoldCase(char32_t c);
std::string FoldCase(absl::string_view utf8);

// The words of `utf8` (runs of letters and digits), folded: what searches
// compare.
std::vector<std::string> FoldedWords(absl::string_view utf8);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_UNICODE_H_
