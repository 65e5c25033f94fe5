// The little that reading a list takes of Unicode: blanks, small letters, and
// digits that only look like them.

#ifndef INTAKE_CHANNELS_BUILDING_LIST_CHARACTERS_H_
#define INTAKE_CHANNELS_BUILDING_LIST_CHARACTERS_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake::building_list {

// Spaces of every width, tabs, line breaks, and what has no width at all.
bool IsBlank(char32_t character);
// `text` without the blanks around it.
std::string Trimmed(absl::string_view text);

// Blanks and dashes alone: how people leave a cell empty.
bool IsNothing(absl::string_view text);

// ASCII and Russian letters made small, `ё` as `е`.
char32_t Lowered(char32_t character);
// The letters and digits of `text`, made small.
std::string Folded(absl::string_view text);

// `text` cut to at most `bytes_max`, between characters; valid UTF-8 whatever
// it was.
std::string CutUtf8(absl::string_view text, size_t bytes_max);

}  // namespace intake::building_list

#endif  // INTAKE_CHANNELS_BUILDING_LIST_CHARACTERS_H_
