#include "core/text/code_answer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "core/base/receipt_code.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

// Folded. Phones without Cyrillic letters, and lookalikes, among them.
constexpr absl::string_view kYes[] = {"да", "дa", "da", "yes"};
constexpr absl::string_view kNo[] = {"нет", "нeт", "net", "no"};
constexpr absl::string_view kCodeWords[] = {"код", "kod", "code"};

constexpr size_t kTextBytesMax = 64;
// A mistyped code of more digits is rather an account's number, one of fewer a
// reading.
constexpr size_t kMistypedDigitsMin = 6;
constexpr size_t kMistypedDigitsMax = 7;

template <size_t size>
bool IsOneOf(const std::string& word, const absl::string_view (&words)[size]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool IsDigit(char c) {
  return absl::ascii_isdigit(static_cast<unsigned char>(c));
}

// Words end where letters and digits meet, too: `ДА000013`.
std::vector<std::string> WordsAndNumbers(absl::string_view text) {
  std::vector<std::string> parts;
  for (const std::string& word : FoldedWords(text)) {
    auto begin = word.begin();
    while (begin != word.end()) {
      const bool digits = IsDigit(*begin);
      const auto end = std::find_if(
          begin, word.end(), [digits](char c) { return IsDigit(c) != digits; });
      parts.emplace_back(begin, end);
      begin = end;
    }
  }
  return parts;
}

// One piece, or groups of three after a first one that may be shorter.
bool HasShapeOfCode(const std::vector<std::string>& groups) {
  if (groups.size() == 1) return true;
  return !groups.empty() && groups.front().size() <= 3 &&
         std::all_of(
             groups.begin() + 1, groups.end(),
             [](const std::string& group) { return group.size() == 3; });
}

}  // namespace

std::optional<CodeAnswer> ReadCodeAnswer(absl::string_view text) {
  if (text.size() > kTextBytesMax) return std::nullopt;
  std::optional<bool> yes;
  std::vector<std::string> groups;
  for (std::string& word : WordsAndNumbers(text)) {
    const bool says_yes = IsOneOf(word, kYes);
    if (says_yes || IsOneOf(word, kNo)) {
      if (yes) return std::nullopt;
      yes = says_yes;
    } else if (IsDigit(word[0])) {
      groups.push_back(std::move(word));
    } else if (!IsOneOf(word, kCodeWords)) {
      return std::nullopt;
    }
  }
  if (!yes || !HasShapeOfCode(groups)) return std::nullopt;
  std::string digits;
  for (const std::string& group : groups) digits += group;
  const bool is_code = ParseReceiptCode(digits).ok();
  if (!is_code && (digits.size() < kMistypedDigitsMin ||
                   digits.size() > kMistypedDigitsMax)) {
    return std::nullopt;
  }
  return CodeAnswer{.code = CanonicalCode(digits), .yes = *yes};
}

std::string CanonicalCode(absl::string_view code) {
  const absl::StatusOr<uint64_t> number = ParseReceiptCode(code);
  return number.ok() ? FormatReceiptCode(*number) : std::string(code);
}

}  // namespace intake
