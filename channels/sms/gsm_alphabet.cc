#include "channels/sms/gsm_alphabet.h"

#include <string_view>

#include "channels/sms/utf8.h"

namespace intake::sms {
namespace {

// What the alphabet has beside ASCII. Of ASCII it has all that prints, but for
// the grave accent.
constexpr std::u32string_view kBeyondAscii =
    U"£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€";

bool InGsmAlphabet(char32_t c) {
  if (c >= 0x80) return kBeyondAscii.find(c) != kBeyondAscii.npos;
  if (c < ' ') return c == '\n' || c == '\r' || c == '\f';
  return c != '`' && c != 0x7F;
}

}  // namespace

bool FitsGsmAlphabet(absl::string_view utf8) {
  while (!utf8.empty()) {
    if (!InGsmAlphabet(TakeCharacter(utf8))) return false;
  }
  return true;
}

}  // namespace intake::sms
