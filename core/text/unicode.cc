#include "core/text/unicode.h"

#include <cstddef>
#include <cstdint>
#include <utility>

namespace intake {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
  char32_t c = kReplacement;
  size_t bytes = 1;
  bool valid = false;
};

// One character from the front of `bytes`, by the table of well-formed byte
// sequences (Unicode 15, table 3-7): no overlong forms, no surrogates.
// REQUIRES: `bytes` is not empty.
Decoded DecodeFirst(absl::string_view bytes) {
  const auto at = [&bytes](size_t i) { return static_cast<uint8_t>(bytes[i]); };
  const uint8_t first = at(0);
  if (first < 0x80) return {first, 1, true};

  size_t length = 0;
  uint8_t second_min = 0x80;
  uint8_t second_max = 0xBF;
  char32_t c = 0;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
    c = first & 0x1Fu;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    c = first & 0x0Fu;
    if (first == 0xE0) second_min = 0xA0;
    if (first == 0xED) second_max = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    c = first & 0x07u;
    if (first == 0xF0) second_min = 0x90;
    if (first == 0xF4) second_max = 0x8F;
  }
  if (length == 0 || bytes.size() < length) return {};
  for (size_t i = 1; i < length; ++i) {
    const uint8_t low = i == 1 ? second_min : uint8_t{0x80};
    const uint8_t high = i == 1 ? second_max : uint8_t{0xBF};
    if (at(i) < low || at(i) > high) return {};
    c = (c << 6) | (at(i) & 0x3Fu);
  }
  return {c, length, true};
}

bool IsWordCharacter(char32_t c) {
  return (c >= U'0' && c <= U'9') || IsLetter(c);
}

}  // namespace

char32_t TakeCharacter(absl::string_view& bytes) {
  const Decoded decoded = DecodeFirst(bytes);
  bytes.remove_prefix(decoded.bytes);
  return decoded.c;
}

void AppendUtf8(char32_t c, std::string& out) {
  const auto put = [&out](char32_t byte) {
    out.push_back(static_cast<char>(static_cast<uint8_t>(byte)));
  };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::u32string DecodeUtf8(absl::string_view bytes) {
  std::u32string text;
  text.reserve(bytes.size());
  while (!bytes.empty()) text.push_back(TakeCharacter(bytes));
  return text;
}

std::string EncodeUtf8(std::u32string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (const char32_t c : text) {
    const bool scalar = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    AppendUtf8(scalar ? c : kReplacement, bytes);
  }
  return bytes;
}

bool IsValidUtf8(absl::string_view bytes) {
  while (!bytes.empty()) {
    const Decoded decoded = DecodeFirst(bytes);
    if (!decoded.valid) return false;
    bytes.remove_prefix(decoded.bytes);
  }
  return true;
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  if (c >= 0x00C0 && c <= 0x024F) return c != 0x00D7 && c != 0x00F7;
  return (c >= 0x0370 && c <= 0x0481) || (c >= 0x048A && c <= 0x052F);
}

char32_t FoldCase(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 0x20 : c;
  if (c >= 0x0410 && c <= 0x042F) return c + 0x20;  // А to Я
  if (c == 0x0401 || c == 0x0451) return 0x0435;    // Ё, ё
  if (c >= 0x0400 && c <= 0x040F) return c + 0x50;  // Ѐ to Џ
  if (c >= 0x00C0 && c <= 0x00DE && c != 0x00D7) return c + 0x20;
  return c;
}

std::string FoldCase(absl::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  while (!utf8.empty()) AppendUtf8(FoldCase(TakeCharacter(utf8)), folded);
  return folded;
}

std::vector<std::string> FoldedWords(absl::string_view utf8) {
  std::vector<std::string> words;
  std::string word;
  while (!utf8.empty()) {
    const char32_t c = TakeCharacter(utf8);
    if (IsWordCharacter(c)) {
      AppendUtf8(FoldCase(c), word);
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

}  // namespace intake
