#include "channels/web/dial_drawing.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/web/html_escape.h"

namespace intake::web {
namespace {

constexpr int kBoxWidth = 26;
constexpr int kBoxStep = 29;
constexpr int kBoxHeight = 36;
constexpr int kMargin = 4;
constexpr int kDigitY = 29;
constexpr int kWholeDigitsMax = 9;
constexpr int kDecimalsMax = 3;
// A meter whose decimals nobody types has them on its dial all the same.
constexpr int kStruckOut = 1;

char DigitAt(absl::string_view digits, int index) {
  if (index < 0 || index >= static_cast<int>(digits.size())) return '0';
  const char digit = digits[static_cast<size_t>(index)];
  return absl::ascii_isdigit(static_cast<unsigned char>(digit)) ? digit : '0';
}

std::string Box(int position, const char* kind, char digit) {
  const int x = kMargin + kBoxStep * position;
  return absl::StrCat("<rect class=\"box", kind, "\" x=\"", x, "\" y=\"",
                      kMargin, "\" width=\"", kBoxWidth, "\" height=\"",
                      kBoxHeight, "\" rx=\"3\"/><text class=\"digit\" x=\"",
                      x + kBoxWidth / 2, "\" y=\"", kDigitY,
                      "\" text-anchor=\"middle\">",
                      absl::string_view(&digit, 1), "</text>");
}

}  // namespace

std::string DialSvg(int whole_digits, int decimals, absl::string_view value,
                    absl::string_view title) {
  whole_digits = std::clamp(whole_digits, 1, kWholeDigitsMax);
  decimals = std::clamp(decimals, 0, kDecimalsMax);
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(value, absl::MaxSplits('.', 1));
  const int missing = whole_digits - static_cast<int>(parts.first.size());
  const int boxes = whole_digits + std::max(decimals, kStruckOut);
  const int width = 2 * kMargin + kBoxStep * boxes;
  const int height = 2 * kMargin + kBoxHeight;
  std::string svg =
      absl::StrCat("<svg role=\"img\" width=\"", width, "\" height=\"", height,
                   "\" viewBox=\"0 0 ", width, " ", height, "\"><title>",
                   EscapeHtml(title), "</title>");
  for (int i = 0; i < whole_digits; ++i) {
    svg += Box(i, "", DigitAt(parts.first, i - missing));
  }
  for (int i = whole_digits; i < boxes; ++i) {
    svg += Box(i, " red", DigitAt(parts.second, i - whole_digits));
  }
  if (decimals == 0) {
    const int left = kMargin + kBoxStep * whole_digits;
    absl::StrAppend(&svg, "<line class=\"strike\" x1=\"", left - 2, "\" y1=\"",
                    height - 2, "\" x2=\"", left + kBoxWidth + 2,
                    "\" y2=\"2\"/>");
  }
  return absl::StrCat(svg, "</svg>");
}

}  // namespace intake::web
