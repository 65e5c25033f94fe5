#include "channels/building_list/xlsx_cell_text.h"

#include <cmath>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "channels/building_list/characters.h"
#include "channels/charset/utf8.h"

namespace intake::building_list {
namespace {

// Of a whole sheet; what a file says beyond is nonsense.
constexpr size_t kColumnsOfSheet = 16'384;
// From there on a number of four digits is half a character, or a rare one.
constexpr uint32_t kSurrogatesBegin = 0xD800;

}  // namespace

std::optional<size_t> ColumnOfReference(absl::string_view reference) {
  size_t column = 0;
  for (const char c : reference) {
    if (!absl::ascii_isupper(static_cast<unsigned char>(c))) break;
    column = column * 26 + static_cast<size_t>(c - 'A') + 1;
    if (column > kColumnsOfSheet) return std::nullopt;
  }
  if (column == 0) return std::nullopt;
  return column - 1;
}

std::string NumberText(absl::string_view stored) {
  double number = 0;
  if (!absl::SimpleAtod(stored, &number) || !std::isfinite(number)) {
    return std::string(stored);
  }
  return absl::StrFormat("%.15g", number);
}

std::string UnescapedText(absl::string_view stored) {
  constexpr absl::string_view kMark = "_x";
  // `_x`, four digits and `_`.
  constexpr size_t kLength = 7;
  std::string text;
  while (true) {
    const size_t at = stored.find(kMark);
    absl::StrAppend(&text, stored.substr(0, at));
    if (at == absl::string_view::npos) return text;
    stored.remove_prefix(at);
    uint32_t code = 0;
    const bool escape = stored.size() >= kLength &&
                        stored[kLength - 1] == '_' &&
                        absl::SimpleHexAtoi(stored.substr(2, 4), &code) &&
                        code < kSurrogatesBegin;
    if (escape) {
      charset::AppendCharacter(code, text);
    } else {
      absl::StrAppend(&text, kMark);
    }
    stored.remove_prefix(escape ? kLength : kMark.size());
  }
}

}  // namespace intake::building_list
