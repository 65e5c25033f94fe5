#include "core/people/password_rules.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/limits.h"
#include "core/people/common_passwords.h"
#include "core/text/unicode.h"

namespace intake {
namespace {

// What stands around a common word, as in "Password123!", adds this much or
// more, or does not count.
constexpr size_t kDecorationMin = 5;
// Characters that do not follow from those before them.
constexpr size_t kSurprisesMin = 4;
constexpr size_t kPeriodMax = 4;
// Of what others know: a shorter word may well be part of a good password.
constexpr size_t kPersonalBytesMin = 4;

bool IsDecoratedWord(absl::string_view keys) {
  const auto is_letter = [](char c) {
    return absl::ascii_isalpha(static_cast<unsigned char>(c));
  };
  const auto first = std::find_if(keys.begin(), keys.end(), is_letter);
  const auto last = std::find_if(keys.rbegin(), keys.rend(), is_letter).base();
  if (first >= last) return false;
  const absl::string_view word(&*first, static_cast<size_t>(last - first));
  return keys.size() - word.size() < kDecorationMin && IsCommonPassword(word);
}

// Side by side in one of `rows`, in either direction.
bool AreNeighbours(char32_t a, char32_t b) {
  static constexpr std::u32string_view kRows[] = {
      U"1234567890-=", U"qwertyuiop[]",
      U"asdfghjkl;'",  U"zxcvbnm,./",
      U"йцукенгшщзхъ", U"фывапролджэ",
      U"ячсмитьбю",    U"abcdefghijklmnopqrstuvwxyz",
      U"0123456789",   U"абвгдежзийклмнопрстуфхцчшщъыьэюя"};
  return std::any_of(std::begin(kRows), std::end(kRows), [&](auto row) {
    const size_t at_a = row.find(a);
    const size_t at_b = row.find(b);
    return at_a != row.npos && at_b != row.npos &&
           (at_a + 1 == at_b || at_b + 1 == at_a);
  });
}

// "qwer1234" surprises twice, "aaaaaaaa" once.
size_t CountSurprises(std::u32string_view characters) {
  size_t surprises = 1;
  for (size_t i = 1; i < characters.size(); ++i) {
    const char32_t before = characters[i - 1];
    if (characters[i] != before && !AreNeighbours(before, characters[i])) {
      ++surprises;
    }
  }
  return surprises;
}

// A few characters over and over, such as "q1w2q1w2".
bool Repeats(std::u32string_view characters) {
  for (size_t period = 1; period <= kPeriodMax; ++period) {
    if (characters.size() < 2 * period) return false;
    if (characters.substr(period) ==
        characters.substr(0, characters.size() - period)) {
      return true;
    }
  }
  return false;
}

bool IsMostlyPersonal(const std::string& folded,
                      absl::Span<const std::string> personal) {
  return std::any_of(personal.begin(), personal.end(),
                     [&](const std::string& word) {
                       return word.size() >= kPersonalBytesMin &&
                              folded.size() < word.size() + kDecorationMin &&
                              absl::StrContains(folded, FoldCase(word));
                     });
}

}  // namespace

absl::Status CheckPassword(absl::string_view password,
                           absl::Span<const std::string> personal,
                           absl::string_view field) {
  const std::string length = absl::StrCat(
      "got ", password.size(), " bytes, want ", limits::kPasswordBytesMin,
      " to ", limits::kPasswordBytesMax);
  if (password.size() < limits::kPasswordBytesMin) {
    return FieldErrorWithReason(field, "PASSWORD_TOO_SHORT", length);
  }
  if (password.size() > limits::kPasswordBytesMax) {
    return FieldErrorWithReason(field, "PASSWORD_TOO_LONG", length);
  }
  const auto too_common = [field](absl::string_view message) {
    return FieldErrorWithReason(field, "PASSWORD_TOO_COMMON", message);
  };
  const std::string folded = FoldCase(password);
  const std::string keys = KeysOf(password);
  if (IsCommonPassword(keys) || IsDecoratedWord(keys)) {
    return too_common("got one of the passwords that are tried first");
  }
  const std::u32string characters = DecodeUtf8(folded);
  if (CountSurprises(characters) < kSurprisesMin || Repeats(characters)) {
    return too_common("got a row of keys or letters, or a repetition");
  }
  if (IsMostlyPersonal(folded, personal)) {
    return too_common("got little but what others know of this person");
  }
  return absl::OkStatus();
}

}  // namespace intake
