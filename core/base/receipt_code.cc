#include "core/base/receipt_code.h"

#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace intake {
namespace {

constexpr size_t kDigitsMin = 6;
constexpr size_t kGroupDigits = 3;
// Check digit included: the 19 before it always fit a uint64_t, and receipt
// numbers never get near.
constexpr size_t kDigitsMax = 20;

// Damm's quasigroup of order ten. Its diagonal is zero, so the check digit of
// a number is the state that reading the number ends in.
constexpr uint8_t kQuasigroup[10][10] = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2}, {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9}, {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8}, {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4}, {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5}, {2, 5, 8, 1, 4, 3, 6, 7, 9, 0},
};

// Zero where `digits` ends in its own check digit.
uint8_t DammState(absl::string_view digits) {
  uint8_t state = 0;
  for (char c : digits) state = kQuasigroup[state][c - '0'];
  return state;
}

absl::Status NotACode(absl::string_view code, absl::string_view why) {
  return absl::InvalidArgumentError(
      absl::StrCat("receipt code \"", code, "\": ", why));
}

}  // namespace

std::string FormatReceiptCode(uint64_t number) {
  std::string digits = absl::StrCat(number);
  if (digits.size() < kDigitsMin - 1) {
    digits.insert(0, kDigitsMin - 1 - digits.size(), '0');
  }
  digits.push_back(static_cast<char>('0' + DammState(digits)));
  std::string code;
  for (size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % kGroupDigits == 0) code.push_back('-');
    code.push_back(digits[i]);
  }
  return code;
}

absl::StatusOr<uint64_t> ParseReceiptCode(absl::string_view code) {
  std::string digits;
  for (char c : code) {
    if (c == ' ' || c == '-') continue;
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) {
      return NotACode(code, "want digits, blanks and hyphens");
    }
    digits.push_back(c);
    if (digits.size() > kDigitsMax) break;
  }
  if (digits.size() < kDigitsMin || digits.size() > kDigitsMax) {
    return NotACode(
        code, absl::StrCat("want ", kDigitsMin, " to ", kDigitsMax, " digits"));
  }
  if (DammState(digits) != 0) {
    return NotACode(code, "a digit is wrong: the check digit does not fit");
  }
  digits.pop_back();
  uint64_t number = 0;
  for (char c : digits) number = number * 10 + static_cast<uint64_t>(c - '0');
  return number;
}

}  // namespace intake
