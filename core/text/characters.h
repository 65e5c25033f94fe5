// What single characters are to the text grammar.

#ifndef INTAKE_CORE_TEXT_CHARACTERS_H_
#define INTAKE_CORE_TEXT_CHARACTERS_H_

namespace intake {

enum class CharClass {
  kDigit,
  kLetter,
  kBlank,
  kLineBreak,
  // Punctuation, symbols, emoji.
  kMark,
  // Is not seen, and changes nothing.
  kInvisible,
  // Pictures that people send for "day" and "night".
  kSun,
  kMoon,
  // Nobody can be sure what its sender saw: other scripts, control characters,
  // digits in circles, invalid bytes.
  kStrange,
};

CharClass ClassOf(char32_t c);

// Full-width forms are the ASCII ones; of marks that look alike, the one that
// the grammar asks for.
char32_t Simplify(char32_t c);

// The digit that a letter is mistaken for, 0 where there is none; `c` is
// `unfolded` in lower case.
char DigitLike(char32_t c, char32_t unfolded);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_CHARACTERS_H_
