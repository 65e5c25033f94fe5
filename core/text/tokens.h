// A text as words and numbers, and what stands between them.

#ifndef INTAKE_CORE_TEXT_TOKENS_H_
#define INTAKE_CORE_TEXT_TOKENS_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "absl/strings/string_view.h"
#include "core/base/limits.h"

namespace intake {

// What stands between a token and the one before it.
struct Gap {
  // Blanks of any kind (NBSP too), line breaks, and marks: all the rest.
  uint8_t blanks = 0;
  uint8_t line_breaks = 0;
  uint8_t marks = 0;
  char32_t first_mark = 0;
  char32_t last_mark = 0;
  bool blank_before_marks = false;
  bool blank_after_marks = false;

  bool glued() const { return blanks + line_breaks + marks == 0; }
  // One mark, and nothing else.
  bool only(char32_t mark) const {
    return marks == 1 && blanks + line_breaks == 0 && first_mark == mark;
  }
};

struct Token {
  bool is_number = false;
  // The token touches a character that nobody can be sure about: of another
  // script, or invalid.
  bool doubtful = false;
  // Letters that look like digits were taken for them.
  bool had_letters = false;
  uint16_t begin = 0;
  uint16_t end = 0;
  Gap before;
};

// Words are in lower case (see FoldCase), digits are ASCII.
struct Tokens {
  static constexpr size_t kTokensMax = 128;

  absl::string_view TextOf(const Token& token) const {
    return {text.data() + token.begin,
            static_cast<size_t>(token.end - token.begin)};
  }
  absl::string_view TextOf(size_t i) const { return TextOf(list[i]); }

  size_t count = 0;
  // More than kTokensMax: the rest is not here.
  bool overflow = false;
  // The gap behind the last token.
  Gap last;
  std::array<Token, kTokensMax> list;
  // Characters that turn the direction of writing: nobody knows what was seen.
  bool turns_direction = false;
  // Folding makes no character longer; only a picture of the sun or the moon
  // stands for a word that is, by less than 8 bytes.
  std::array<char, limits::kTextBytesMax + 8 * kTokensMax> text;
  size_t text_size = 0;
};

// Cuts `text` into tokens. A run of letters and digits is cut where one changes
// to the other, after О, З, б, o and l between digits, and О, З and o at the
// ends of a run of digits, have become 0, 3, 6, 0 and 1.
//
// REQUIRES: `text` is at most limits::kTextBytesMax bytes.
void Tokenize(absl::string_view text, Tokens& tokens);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_TOKENS_H_
