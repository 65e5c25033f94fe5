#include "channels/building_list/characters.h"

#include <cstddef>
#include <cstdint>

#include "absl/strings/ascii.h"

namespace intake::building_list {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// How many bytes a character takes that begins with `first`; 0 where none does.
size_t LengthFrom(uint8_t first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first < 0xE0) return 2;
  if (first >= 0xE0 && first < 0xF0) return 3;
  if (first >= 0xF0 && first < 0xF5) return 4;
  return 0;
}

bool IsLetterOrDigit(char32_t character) {
  if (character < 0x80) {
    return absl::ascii_isalnum(static_cast<unsigned char>(character));
  }
  return character >= 0x400 && character <= 0x4FF;
}

}  // namespace

char32_t TakeCharacter(absl::string_view& text) {
  const auto byte = [&](size_t at) { return static_cast<uint8_t>(text[at]); };
  const size_t length = LengthFrom(byte(0));
  if (length == 0 || length > text.size()) {
    text.remove_prefix(1);
    return kReplacement;
  }
  char32_t character = length == 1 ? byte(0) : byte(0) & (0x7Fu >> length);
  for (size_t at = 1; at < length; ++at) {
    if ((byte(at) & 0xC0) != 0x80) {
      text.remove_prefix(1);
      return kReplacement;
    }
    character = character << 6 | (byte(at) & 0x3Fu);
  }
  const bool overlong = (length == 3 && character < 0x800) ||
                        (length == 4 && character < 0x10000);
  const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
  if (overlong || surrogate || character > 0x10FFFF) {
    text.remove_prefix(1);
    return kReplacement;
  }
  text.remove_prefix(length);
  return character;
}

void AppendCharacter(char32_t character, std::string& to) {
  const auto add = [&to](char32_t byte) {
    to.push_back(static_cast<char>(static_cast<uint8_t>(byte)));
  };
  if (character < 0x80) {
    add(character);
  } else if (character < 0x800) {
    add(0xC0 | character >> 6);
    add(0x80 | (character & 0x3F));
  } else if (character < 0x10000) {
    add(0xE0 | character >> 12);
    add(0x80 | (character >> 6 & 0x3F));
    add(0x80 | (character & 0x3F));
  } else {
    add(0xF0 | character >> 18);
    add(0x80 | (character >> 12 & 0x3F));
    add(0x80 | (character >> 6 & 0x3F));
    add(0x80 | (character & 0x3F));
  }
}

bool IsBlank(char32_t character) {
  return character == ' ' || (character >= '\t' && character <= '\r') ||
         character == 0xA0 || (character >= 0x2000 && character <= 0x200D) ||
         character == 0x202F || character == 0x205F || character == 0x2060 ||
         character == 0x3000 || character == 0xFEFF;
}

std::string Trimmed(absl::string_view text) {
  while (!text.empty()) {
    absl::string_view rest = text;
    if (!IsBlank(TakeCharacter(rest))) break;
    text = rest;
  }
  size_t end = 0;
  for (absl::string_view rest = text; !rest.empty();) {
    if (!IsBlank(TakeCharacter(rest))) end = text.size() - rest.size();
  }
  return std::string(text.substr(0, end));
}

bool IsNothing(absl::string_view text) {
  while (!text.empty()) {
    const char32_t character = TakeCharacter(text);
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
    const char32_t character = Lowered(TakeCharacter(text));
    if (IsLetterOrDigit(character)) AppendCharacter(character, folded);
  }
  return folded;
}

std::string CutUtf8(absl::string_view text, size_t bytes_max) {
  std::string cut;
  while (!text.empty()) {
    const size_t before = cut.size();
    AppendCharacter(TakeCharacter(text), cut);
    if (cut.size() > bytes_max) {
      cut.resize(before);
      break;
    }
  }
  return cut;
}

}  // namespace intake::building_list
