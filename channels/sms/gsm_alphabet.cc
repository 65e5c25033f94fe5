#include "channels/sms/gsm_alphabet.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "channels/charset/utf8.h"

namespace intake::sms {
namespace {

// By code. The escape, 0x1B, stands for itself.
constexpr std::u32string_view kBasic =
    U"@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1BÆæßÉ"
    U" !\"#¤%&'()*+,-./0123456789:;<=>?"
    U"¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    U"¿abcdefghijklmnopqrstuvwxyzäöñüà";
static_assert(kBasic.size() == 128);

constexpr std::pair<char, char32_t> kExtension[] = {
    {0x0A, U'\f'}, {0x14, U'^'}, {0x28, U'{'}, {0x29, U'}'}, {0x2F, U'\\'},
    {0x3C, U'['},  {0x3D, U'~'}, {0x3E, U']'}, {0x40, U'|'}, {0x65, U'€'},
};

bool AppendCode(char32_t c, std::string& codes) {
  const size_t basic = kBasic.find(c);
  if (basic != std::u32string_view::npos && c != char32_t{kGsmEscape}) {
    codes += static_cast<char>(basic);
    return true;
  }
  for (const auto& [code, character] : kExtension) {
    if (character != c) continue;
    codes += kGsmEscape;
    codes += code;
    return true;
  }
  return false;
}

char32_t BasicCharacter(char code) {
  const auto index = static_cast<uint8_t>(code);
  return index < kBasic.size() ? kBasic[index] : charset::kReplacementCharacter;
}

char32_t ExtendedCharacter(char code) {
  for (const auto& [known, character] : kExtension) {
    if (known == code) return character;
  }
  return BasicCharacter(code);
}

}  // namespace

std::optional<std::string> GsmFromUtf8(absl::string_view utf8) {
  std::string codes;
  while (!utf8.empty()) {
    if (!AppendCode(charset::TakeCharacter(utf8), codes)) return std::nullopt;
  }
  return codes;
}

std::string Utf8FromGsm(absl::string_view codes) {
  std::string utf8;
  for (size_t i = 0; i < codes.size(); ++i) {
    if (codes[i] != kGsmEscape) {
      charset::AppendCharacter(BasicCharacter(codes[i]), utf8);
    } else if (i + 1 < codes.size()) {
      charset::AppendCharacter(ExtendedCharacter(codes[++i]), utf8);
    }
  }
  return utf8;
}

bool FitsGsmAlphabet(absl::string_view utf8) {
  return GsmFromUtf8(utf8).has_value();
}

}  // namespace intake::sms
