#include "channels/cli/render/text_width.h"

#include <cstddef>

#include "absl/strings/str_cat.h"
#include "channels/charset/utf8.h"

namespace intake::cli {
namespace {

struct Character {
  char32_t code = charset::kReplacementCharacter;
  // Bytes it takes in the text; those of an invalid one stand alone.
  size_t bytes = 1;
};

// The first character of `text`. REQUIRES: not empty.
Character FirstOf(absl::string_view text) {
  absl::string_view rest = text;
  const char32_t code = charset::TakeCharacter(rest);
  return {.code = code, .bytes = text.size() - rest.size()};
}

bool IsControl(char32_t code) {
  const bool bidirectional =
      (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || bidirectional;
}

int WidthOf(char32_t code) {
  const auto in = [code](char32_t first, char32_t last) {
    return code >= first && code <= last;
  };
  if (in(0x300, 0x36F) || in(0x483, 0x489) || in(0x200B, 0x200F) ||
      in(0x2060, 0x2064) || in(0xFE00, 0xFE0F) || in(0x20D0, 0x20FF) ||
      code == 0xFEFF || code == 0xAD) {
    return 0;
  }
  if (in(0x1100, 0x115F) || in(0x2E80, 0xA4CF) || in(0xAC00, 0xD7A3) ||
      in(0xF900, 0xFAFF) || in(0xFE30, 0xFE6F) || in(0xFF01, 0xFF60) ||
      in(0xFFE0, 0xFFE6) || in(0x1F300, 0x1F64F) || in(0x1F680, 0x1F6FF) ||
      in(0x1F900, 0x1FAFF) || in(0x20000, 0x3FFFD)) {
    return 2;
  }
  return 1;
}

}  // namespace

int TextWidth(absl::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const Character first = FirstOf(text);
    width += WidthOf(first.code);
    text.remove_prefix(first.bytes);
  }
  return width;
}

std::string CutToWidth(absl::string_view text, int width) {
  if (TextWidth(text) <= width) return std::string(text);
  int used = 0;
  size_t bytes = 0;
  while (bytes < text.size()) {
    const Character next = FirstOf(text.substr(bytes));
    if (used + WidthOf(next.code) > width - 1) break;
    used += WidthOf(next.code);
    bytes += next.bytes;
  }
  return std::string(text.substr(0, bytes)) + "…";
}

std::string Printable(absl::string_view text) {
  std::string printable;
  while (!text.empty()) {
    const Character first = FirstOf(text);
    if (IsControl(first.code)) {
      printable += ' ';
    } else if (first.code == charset::kReplacementCharacter) {
      printable += "\uFFFD";
    } else {
      absl::StrAppend(&printable, text.substr(0, first.bytes));
    }
    text.remove_prefix(first.bytes);
  }
  return printable;
}

}  // namespace intake::cli
