#include "channels/building_list/restored_number.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "channels/building_list/characters.h"
#include "channels/charset/utf8.h"

namespace intake::building_list {
namespace {

constexpr char32_t kFullWidthZero = 0xFF10;

bool IsLetterO(char32_t character) {
  return character == 'o' || character == 'O' || character == U'о' ||
         character == U'О';
}

bool IsDigit(char c) {
  return absl::ascii_isdigit(static_cast<unsigned char>(c));
}

// What a cell says when every character of it belongs to a number.
struct Scanned {
  // Digits, `-`, `,`, `.`, and a space for each run of blanks.
  std::string text;
  bool is_number = false;
  bool full_width = false;
  bool letter_o = false;
  bool blanks = false;
};

Scanned Scan(absl::string_view text) {
  Scanned scanned;
  bool other = false;
  bool real_digit = false;
  while (!text.empty()) {
    const char32_t character = charset::TakeCharacter(text);
    if (IsBlank(character)) {
      scanned.blanks = true;
      if (!absl::EndsWith(scanned.text, " ")) scanned.text.push_back(' ');
    } else if (character >= kFullWidthZero && character < kFullWidthZero + 10) {
      scanned.full_width = real_digit = true;
      scanned.text.push_back(
          static_cast<char>('0' + character - kFullWidthZero));
    } else if (IsLetterO(character)) {
      scanned.letter_o = true;
      scanned.text.push_back('0');
    } else if (character < 0x80 &&
               (IsDigit(static_cast<char>(character)) || character == ',' ||
                character == '.' || character == '-')) {
      scanned.text.push_back(static_cast<char>(character));
      real_digit = real_digit || IsDigit(scanned.text.back());
    } else {
      other = true;
    }
  }
  scanned.is_number = real_digit && !other;
  return scanned;
}

// `12 389`, `1 234 567,8`
bool HasThousands(absl::string_view text) {
  const absl::string_view whole = text.substr(0, text.find_first_of(",."));
  if (text.find(' ', whole.size()) != absl::string_view::npos) return false;
  const std::vector<absl::string_view> groups = absl::StrSplit(whole, ' ');
  for (size_t i = 0; i < groups.size(); ++i) {
    const bool right_length =
        i == 0 ? groups[i].size() <= 3 : groups[i].size() == 3;
    if (!right_length || groups[i].empty() ||
        !std::all_of(groups[i].begin(), groups[i].end(), IsDigit)) {
      return false;
    }
  }
  return true;
}

RestoredNumber Restored(absl::string_view text, bool blanks_anywhere) {
  std::string shown = Trimmed(text);
  // Exports mark a number that is text so.
  if (absl::StartsWith(shown, "'")) shown = Trimmed(shown.substr(1));
  if (shown.empty()) return {};
  const Scanned scanned = Scan(shown);
  const bool join =
      scanned.blanks && (blanks_anywhere || HasThousands(scanned.text));
  if (!scanned.is_number || (scanned.blanks && !join)) {
    return {.text = shown};
  }
  RestoredNumber restored{.text = scanned.text};
  restored.text.erase(
      std::remove(restored.text.begin(), restored.text.end(), ' '),
      restored.text.end());
  const auto remark = [&](absl::string_view what) {
    restored.remarks.push_back(
        absl::StrCat(what, ": «", shown, "» как ", restored.text, "."));
  };
  if (scanned.blanks) remark("Прочитано без пробелов внутри числа");
  if (scanned.letter_o) remark("Буква «О» прочитана как ноль");
  if (scanned.full_width) remark("Цифры прочитаны как обычные");
  return restored;
}

}  // namespace

RestoredNumber RestoredAccount(absl::string_view text) {
  return Restored(text, /*blanks_anywhere=*/true);
}

RestoredNumber RestoredValue(absl::string_view text) {
  return Restored(text, /*blanks_anywhere=*/false);
}

}  // namespace intake::building_list
