#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "core/text/grammar.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

bool IsWhite(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x85 || c == 0xA0 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
         c == 0x202F || c == 0x205F || c == 0x3000;
}

bool IsInvisible(char32_t c) {
  return c < U' ' || c == 0x7F || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

}  // namespace

// Runs of white space count as one blank rather than as nothing: `12 389` and
// `12389` are two texts.
std::string NormalizedText(absl::string_view text) {
  std::string normal;
  normal.reserve(text.size());
  bool blank_due = false;
  while (!text.empty()) {
    const char32_t c = TakeCharacter(text);
    if (IsWhite(c)) {
      blank_due = !normal.empty();
    } else if (!IsInvisible(c)) {
      if (blank_due) normal.push_back(' ');
      blank_due = false;
      AppendUtf8(FoldCase(c), normal);
    }
  }
  return normal;
}

}  // namespace intake
