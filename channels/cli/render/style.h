// Weight and colour on terminals that want them; the plain text elsewhere.

#ifndef INTAKE_CHANNELS_CLI_RENDER_STYLE_H_
#define INTAKE_CHANNELS_CLI_RENDER_STYLE_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "channels/cli/render/console.h"

namespace intake::cli {

// How a word is meant.
enum class Mood { kGood, kDoubtful, kBad };

inline std::string Bold(const Console& console, absl::string_view text) {
  return console.colour ? absl::StrCat("\x1b[1m", text, "\x1b[0m")
                        : std::string(text);
}

inline std::string Coloured(const Console& console, Mood mood,
                            absl::string_view text) {
  if (!console.colour) return std::string(text);
  const absl::string_view colour = mood == Mood::kGood       ? "32"
                                   : mood == Mood::kDoubtful ? "33"
                                                             : "31";
  return absl::StrCat("\x1b[", colour, "m", text, "\x1b[0m");
}

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RENDER_STYLE_H_
