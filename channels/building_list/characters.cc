#include "channels/building_list/characters.h"

#include <cstddef>

#include "absl/strings/ascii.h"
#include "channels/charset/utf8.h"

namespace intake::building_list {
namespace {

bool IsLetterOrDigit(char32_t character) {
  if (character < 0x80) {
    return absl::ascii_isalnum(static_cast<unsigned char>(character));
  }
  return character >= 0x400 && character <= 0x4FF;
}

}  // namespace

bool IsBlank(char32_t character) {
  return character == ' ' || (character >= '\t' && character <= '\r') ||
         character == 0xA0 || (character >= 0x2000 && character <= 0x200D) ||
         character == 0x202F || character == 0x205F || character == 0x2060 ||
         character == 0x3000 || character == 0xFEFF;
}

std::string Trimmed(absl::string_view text) {
  while (!text.empty()) {
    absl::string_view rest = text;
    if (!IsBlank(charset::TakeCharacter(rest))) break;
    text = rest;
  }
  size_t end = 0;
  for (absl::string_view rest = text; !rest.empty();) {
    if (!IsBlank(charset::TakeCharacter(rest))) end = text.size() - rest.size();
  }
  return std::string(text.substr(0, end));
}

bool IsNothing(absl::string_view text) {
  while (!text.empty()) {
    const char32_t character = charset::TakeCharacter(text);
    const bool dash = character == '-' ||
                      (character >= 0x2010 && character <= 0x2015) ||
                      character == 0x2212;
    if (!dash && !IsBlank(character)) return false;
  }
  return true;
}

char32_t Lowered(char32_t character) {
  if (character >= 'A' && character <= 'Z') return character + ('a' - 'A');
  if (character >= U'А' && character <= U'Я') return character + 0x20;
  if (character == U'Ё' || character == U'ё') return U'е';
  return character;
}

std::string Folded(absl::string_view text) {
  std::string folded;
  while (!text.empty()) {
    const char32_t character = Lowered(charset::TakeCharacter(text));
    if (IsLetterOrDigit(character)) charset::AppendCharacter(character, folded);
  }
  return folded;
}

std::string CutUtf8(absl::string_view text, size_t bytes_max) {
  return std::string(
      charset::CutAtCharacter(charset::ValidUtf8(text), bytes_max));
}

}  // namespace intake::building_list
