// What arrived, byte for byte, for people.

#ifndef INTAKE_CHANNELS_CLI_RAW_VIEW_H_
#define INTAKE_CHANNELS_CLI_RAW_VIEW_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake::cli {

// Under a heading with the count of bytes: indented lines where it is UTF-8
// text, else 16 bytes a line in hex. Empty for nothing.
std::string RawText(absl::string_view raw);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RAW_VIEW_H_
