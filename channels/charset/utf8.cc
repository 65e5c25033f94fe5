#include "channels/charset/utf8.h"

#include <cstdint>

#include "absl/base/macros.h"

namespace intake::charset {
namespace {

bool IsContinuation(char byte) {
  return (static_cast<uint8_t>(byte) & 0xC0) == 0x80;
}
bool IsHighSurrogate(char32_t unit) { return unit >> 10 == 0xD800 >> 10; }
bool IsLowSurrogate(char32_t unit) { return unit >> 10 == 0xDC00 >> 10; }

}  // namespace

void AppendCharacter(char32_t c, std::string& utf8) {
  const auto add = [&](char32_t byte) { utf8 += static_cast<char>(byte); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0 | c >> 6);
    add(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    add(0xE0 | c >> 12);
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  } else {
    add(0xF0 | c >> 18);
    add(0x80 | (c >> 12 & 0x3F));
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  }
}

char32_t TakeCharacter(absl::string_view& utf8) {
  ABSL_HARDENING_ASSERT(!utf8.empty());
  const auto first = static_cast<uint8_t>(utf8[0]);
  // By the first byte: how many follow, and the least that needs so many.
  size_t following = 0;
  char32_t c = first;
  char32_t least = 0;
  if (first >> 5 == 0b110) {
    following = 1, c = first & 0x1F, least = 0x80;
  } else if (first >> 4 == 0b1110) {
    following = 2, c = first & 0x0F, least = 0x800;
  } else if (first >> 3 == 0b11110) {
    following = 3, c = first & 0x07, least = 0x10000;
  }
  bool valid = (first < 0x80 || following > 0) && utf8.size() > following;
  for (size_t i = 1; valid && i <= following; ++i) {
    valid = IsContinuation(utf8[i]);
    c = c << 6 | (static_cast<uint8_t>(utf8[i]) & 0x3F);
  }
  valid = valid && c >= least && c <= 0x10FFFF && !IsHighSurrogate(c) &&
          !IsLowSurrogate(c);
  utf8.remove_prefix(valid ? following + 1 : 1);
  return valid ? c : kReplacementCharacter;
}

std::string ValidUtf8(absl::string_view bytes) {
  std::string valid;
  valid.reserve(bytes.size());
  while (!bytes.empty()) AppendCharacter(TakeCharacter(bytes), valid);
  return valid;
}

std::string Utf8FromUtf16(absl::string_view bytes) {
  const auto unit = [&](size_t at) -> char32_t {
    return static_cast<char32_t>(static_cast<uint8_t>(bytes[at]) << 8 |
                                 static_cast<uint8_t>(bytes[at + 1]));
  };
  std::string utf8;
  size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (IsHighSurrogate(c) && at + 3 < bytes.size() &&
        IsLowSurrogate(unit(at + 2))) {
      c = 0x10000 + ((c & 0x3FF) << 10) + (unit(at + 2) & 0x3FF);
      at += 2;
    } else if (IsHighSurrogate(c) || IsLowSurrogate(c)) {
      c = kReplacementCharacter;
    }
    AppendCharacter(c, utf8);
  }
  if (at < bytes.size()) AppendCharacter(kReplacementCharacter, utf8);
  return utf8;
}

std::string Utf16FromUtf8(absl::string_view utf8) {
  std::string utf16;
  const auto add = [&](char32_t unit) {
    utf16 += static_cast<char>(unit >> 8);
    utf16 += static_cast<char>(unit & 0xFF);
  };
  while (!utf8.empty()) {
    const char32_t c = TakeCharacter(utf8);
    if (c < 0x10000) {
      add(c);
    } else {
      add(0xD800 + ((c - 0x10000) >> 10));
      add(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return utf16;
}

absl::string_view CutAtCharacter(absl::string_view utf8, size_t bytes_max) {
  if (utf8.size() <= bytes_max) return utf8;
  size_t end = bytes_max;
  while (end > 0 && IsContinuation(utf8[end])) --end;
  return utf8.substr(0, end);
}

}  // namespace intake::charset
