// How wide a text is on a terminal, where letters are not bytes.

#ifndef INTAKE_CHANNELS_CLI_RENDER_TEXT_WIDTH_H_
#define INTAKE_CHANNELS_CLI_RENDER_TEXT_WIDTH_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake::cli {

// Columns that `text`, in UTF-8, takes: one a character, none for combining
// and invisible ones, two for East Asian wide ones and emoji.
int TextWidth(absl::string_view text);

// `text` cut to at most `width` columns, the last one an ellipsis where
// something was cut. REQUIRES: width >= 1.
std::string CutToWidth(absl::string_view text, int width);

// `text` on one line, and unable to steer the terminal: control characters
// become blanks, invalid UTF-8 the replacement character.
std::string Printable(absl::string_view text);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RENDER_TEXT_WIDTH_H_
