#include "core/messages/sms_length.h"

#include <cstddef>

namespace intake {
namespace {

constexpr size_t kSeptetsMax = 160;
constexpr size_t kUtf16UnitsMax = 70;
// Behind an escape septet.
constexpr absl::string_view kTwoSeptets = "^{}\\[~]|";

bool IsGsm(unsigned char c) {
  return (c >= ' ' && c < 0x7F && c != '`') || c == '\n' || c == '\r';
}

}  // namespace

bool FitsOneSms(absl::string_view utf8) {
  size_t septets = 0;
  size_t utf16_units = 0;
  bool all_gsm = true;
  for (const char byte : utf8) {
    const auto c = static_cast<unsigned char>(byte);
    all_gsm = all_gsm && IsGsm(c);
    septets += kTwoSeptets.find(byte) == absl::string_view::npos ? 1u : 2u;
    const bool continues = (c & 0xC0) == 0x80;
    const bool beyond_16_bits = c >= 0xF0;
    utf16_units += continues ? 0u : beyond_16_bits ? 2u : 1u;
  }
  return all_gsm ? septets <= kSeptetsMax : utf16_units <= kUtf16UnitsMax;
}

}  // namespace intake
