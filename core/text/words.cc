#include "core/text/words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/match.h"
#include "core/text/word_list.h"

namespace intake {
namespace {

constexpr size_t kCyrillicBytes = 2;

template <size_t n>
constexpr std::array<WordEntry, n> Sorted(std::array<WordEntry, n> entries) {
  std::sort(
      entries.begin(), entries.end(),
      [](const WordEntry& a, const WordEntry& b) { return a.text < b.text; });
  return entries;
}

constexpr auto kWhole = Sorted(kWholeWords);
constexpr auto kStem = Sorted(kStems);

template <size_t n>
const WordEntry* Find(const std::array<WordEntry, n>& entries,
                      absl::string_view text) {
  const auto at = std::lower_bound(
      entries.begin(), entries.end(), text,
      [](const WordEntry& e, absl::string_view t) { return e.text < t; });
  return at != entries.end() && at->text == text ? &*at : nullptr;
}

// The longest stem that `word` begins with. Stems are sorted, so that those
// with its first letter stand together.
Word FindStem(absl::string_view word) {
  if (word.size() < kStemBytesMin) return {};
  const absl::string_view letter = word.substr(0, kCyrillicBytes);
  const WordEntry* longest = nullptr;
  for (auto at = std::lower_bound(
           kStem.begin(), kStem.end(), letter,
           [](const WordEntry&e, absl::string_view t) { return e.text < t; });
       at != kStem.end() && absl::StartsWith(at->text, letter); ++at) {
    // Of two stems of one word the longer one stands behind.
    if (absl::StartsWith(word, at->text)) longest = &*at;
  }
  return longest == nullptr ? Word{} : longest->word;
}

Word Find(absl::string_view word) {
  if (const WordEntry* entry = Find(kWhole, word)) return entry->word;
  return FindStem(word);
}

// The Cyrillic letter that a Latin one looks like (in lower or upper case).
absl::string_view CyrillicLookAlike(char latin) {
  switch (latin) {
    case 'a':
      return "а";
    case 'b':
      return "в";
    case 'c':
      return "с";
    case 'e':
      return "е";
    case 'h':
      return "н";
    case 'k':
      return "к";
    case 'm':
      return "м";
    case 'o':
      return "о";
    case 'p':
      return "р";
    case 't':
      return "т";
    case 'x':
      return "х";
    case 'y':
      return "у";
    default:
      return "";
  }
}

// Whether one wrong, missing, surplus or exchanged letter makes `a` of `b`,
// both of Cyrillic letters.
bool IsOneSlip(absl::string_view a, absl::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > kCyrillicBytes) return false;
  size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  same -= same % kCyrillicBytes;
  a.remove_prefix(same);
  b.remove_prefix(same);
  if (b.size() < kCyrillicBytes) return true;
  if (a.size() < b.size()) return a == b.substr(kCyrillicBytes);
  if (a.substr(kCyrillicBytes) == b.substr(kCyrillicBytes)) return true;
  return a.size() >= 2 * kCyrillicBytes && a.substr(0, 2) == b.substr(2, 2) &&
         a.substr(2, 2) == b.substr(0, 2) && a.substr(4) == b.substr(4);
}

}  // namespace

Word LookUpWord(absl::string_view word) {
  const Word found = Find(word);
  if (found.kind != WordKind::kUnknown) return found;
  constexpr size_t kBytesMax = 48;
  char cyrillic[kBytesMax];
  size_t size = 0;
  bool replaced = false;
  for (const char byte : word) {
    const absl::string_view letter = CyrillicLookAlike(byte);
    if (size + kCyrillicBytes > kBytesMax) return {};
    if (letter.empty()) {
      cyrillic[size++] = byte;
      continue;
    }
    replaced = true;
    for (const char letter_byte : letter) cyrillic[size++] = letter_byte;
  }
  return replaced ? Find(absl::string_view(cyrillic, size)) : Word{};
}

bool IsNearAName(absl::string_view word) {
  static constexpr std::array<absl::string_view, 10> kNames = {
      "день",   "ночь", "полупик", "кухня",   "ванна",
      "ванная", "днем", "ночью",   "горячая", "холодная"};
  return std::any_of(kNames.begin(), kNames.end(), [word](auto name) {
    return word != name && IsOneSlip(word, name);
  });
}

}  // namespace intake
