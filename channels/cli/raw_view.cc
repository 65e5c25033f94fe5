#include "channels/cli/raw_view.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "channels/cli/render/text_width.h"

namespace intake::cli {
namespace {

constexpr size_t kBytesInLine = 16;

std::string HexLines(absl::string_view raw) {
  std::string text;
  for (size_t at = 0; at < raw.size(); at += kBytesInLine) {
    const absl::string_view bytes = raw.substr(at, kBytesInLine);
    absl::StrAppendFormat(&text, "  %04x ", at);
    for (char byte : bytes) {
      absl::StrAppend(&text, " ",
                      absl::BytesToHexString(absl::string_view(&byte, 1)));
    }
    absl::StrAppend(&text,
                    std::string(3 * (kBytesInLine - bytes.size()) + 2, ' '));
    for (char byte : bytes) {
      const bool shown = absl::ascii_isprint(static_cast<unsigned char>(byte));
      text += shown ? byte : '.';
    }
    text += '\n';
  }
  return text;
}

}  // namespace

std::string RawText(absl::string_view raw) {
  if (raw.empty()) return "";
  const std::string heading =
      absl::StrCat("As it arrived, ", raw.size(), " bytes");
  std::string lines;
  for (absl::string_view line :
       absl::StrSplit(absl::StripSuffix(raw, "\n"), '\n')) {
    absl::ConsumeSuffix(&line, "\r");
    // Whatever could not be shown as it is makes the whole not a text.
    if (Printable(line) != line) {
      return absl::StrCat(heading, " in hex:\n", HexLines(raw));
    }
    absl::StrAppend(&lines, "  ", line, "\n");
  }
  return absl::StrCat(heading, ":\n", lines);
}

}  // namespace intake::cli
