#include "core/people/house.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/base/limits.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

// Lower case, and Latin letters as the Cyrillic ones they look like in
// capitals.
char32_t FoldLetter(char32_t c) {
  constexpr std::u32string_view kLatin = U"abcehkmoptxy";
  constexpr std::u32string_view kCyrillic = U"авсенкмортху";
  const char32_t folded = FoldCase(c);
  const size_t at = kLatin.find(folded);
  return at == std::u32string_view::npos ? folded : kCyrillic[at];
}

std::u32string FoldLetters(std::u32string_view word) {
  std::u32string folded(word);
  std::transform(folded.begin(), folded.end(), folded.begin(), FoldLetter);
  return folded;
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

template <size_t n>
bool IsAnyOf(const std::u32string& folded,
             const std::array<std::u32string_view, n>& words) {
  return std::any_of(words.begin(), words.end(), [&folded](auto word) {
    return FoldLetters(word) == folded;
  });
}

// Words before the number of the house.
constexpr std::array<std::u32string_view, 11> kHouseWords = {
    U"д",  U"дом", U"вл",    U"влд",  U"владение", U"no",
    U"nr", U"h",   U"house", U"bldg", U"building"};
// Words between two numbers. A block is often written as a fraction.
constexpr std::array<std::u32string_view, 6> kBlockWords = {
    U"к", U"кор", U"корп", U"корпус", U"block", U"blk"};
constexpr std::array<std::u32string_view, 5> kStructureWords = {
    U"с", U"ст", U"стр", U"строение", U"structure"};
// Words before a letter.
constexpr std::array<std::u32string_view, 4> kLetterWords = {
    U"л", U"лит", U"литер", U"литера"};

// Runs of digits, without leading zeros, and runs of letters, folded.
std::vector<std::u32string> WordsOf(absl::string_view text) {
  std::vector<std::u32string> words;
  std::u32string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    if (IsDigit(word.front())) {
      word.erase(0, std::min(word.find_first_not_of(U'0'), word.size() - 1));
    }
    words.push_back(std::exchange(word, {}));
  };
  while (!text.empty()) {
    const char32_t c = TakeCharacter(text);
    const bool counts = IsDigit(c) || IsLetter(c);
    if (!counts || (!word.empty() && IsDigit(word.front()) != IsDigit(c))) {
      end_word();
    }
    if (counts) word.push_back(FoldLetter(c));
  }
  end_word();
  return words;
}

// The house as everybody's way of writing it comes out: "12а", "7/2", "7с2".
std::u32string Canonical(absl::string_view text) {
  if (text.size() > limits::kHouseBytesMax) return {};
  std::u32string house;
  const std::vector<std::u32string> words = WordsOf(text);
  for (size_t i = 0; i < words.size(); ++i) {
    const std::u32string& word = words[i];
    const bool before_number = i + 1 < words.size() && IsDigit(words[i + 1][0]);
    if (IsDigit(word[0])) {
      if (!house.empty() && IsDigit(house.back())) house += U'/';
      house += word;
    } else if (house.empty() && i + 1 < words.size() &&
               IsAnyOf(word, kHouseWords)) {
      continue;
    } else if (!house.empty() && before_number && IsAnyOf(word, kBlockWords)) {
      continue;
    } else if (!house.empty() && before_number &&
               IsAnyOf(word, kStructureWords)) {
      house += U"с";
    } else if (i + 1 < words.size() && !before_number &&
               IsAnyOf(word, kLetterWords)) {
      continue;
    } else {
      house += word;
    }
  }
  return house;
}

}  // namespace

bool SameHouse(absl::string_view on_bill, absl::string_view typed) {
  const std::u32string bill = Canonical(on_bill);
  return !bill.empty() && bill == Canonical(typed);
}

}  // namespace intake
