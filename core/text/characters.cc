#include "core/text/characters.h"

#include "core/text/unicode.h"

namespace intake {
namespace {

CharClass ClassOfAscii(char32_t c) {
  if (c >= U'0' && c <= U'9') return CharClass::kDigit;
  if (IsLetter(c)) return CharClass::kLetter;
  if (c == U' ' || c == U'\t') return CharClass::kBlank;
  if (c >= U'\n' && c <= U'\r') return CharClass::kLineBreak;
  if (c == U'_') return CharClass::kBlank;  // as the announcement prints it
  return c < U' ' || c == 0x7F ? CharClass::kStrange : CharClass::kMark;
}

// Arrows, symbols and emoji, but for digits in circles and the like.
bool IsPicture(char32_t c) {
  const bool is_digit = (c >= 0x2460 && c <= 0x24FF) ||
                        (c >= 0x2776 && c <= 0x2793) || c == 0x1F51F ||
                        (c >= 0x1F100 && c <= 0x1F10C);
  return !is_digit &&
         ((c >= 0x2190 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF));
}

}  // namespace

CharClass ClassOf(char32_t c) {
  if (c < 0x80) return ClassOfAscii(c);
  if (IsLetter(c)) return CharClass::kLetter;
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
      c == 0x3000) {
    return CharClass::kBlank;
  }
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return CharClass::kLineBreak;
  if (c == 0xAD || (c >= 0x200C && c <= 0x200F) || c == 0x2060 || c == 0x20E3 ||
      (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF) {
    return CharClass::kInvisible;
  }
  if (c == 0x2600 || c == 0x1F31E) return CharClass::kSun;
  if (c >= 0x1F311 && c <= 0x1F31D) return CharClass::kMoon;
  if (IsPicture(c)) return CharClass::kMark;
  const bool is_punctuation =
      (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
      (c >= 0x20A0 && c <= 0x20BF) || (c >= 0x2100 && c <= 0x214F) ||
      c == 0xA7 || c == 0xAB || c == 0xB0 || c == 0xB7 || c == 0xBB ||
      c == 0xD7 || c == 0xF7;
  return is_punctuation ? CharClass::kMark : CharClass::kStrange;
}

char32_t Simplify(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFF01 + 0x21;
  switch (c) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
      return 0x2013;  // a dash, which is never a minus
    case 0x201A:
    case 0x3001:
      return U',';
    case 0x3002:
      return U'.';
    default:
      return c;
  }
}

char DigitLike(char32_t c, char32_t unfolded) {
  switch (c) {
    case U'о':
    case U'o':
      return '0';
    case U'з':
      return '3';
    case U'б':
      return unfolded == c ? '6' : '\0';
    case U'l':
      return unfolded == c ? '1' : '\0';
    default:
      return '\0';
  }
}

}  // namespace intake
