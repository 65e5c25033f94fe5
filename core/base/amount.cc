#include "core/base/amount.h"

#include <algorithm>
#include <cstddef>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace intake {
namespace {

constexpr size_t kWholeDigitsMax = 15;
constexpr size_t kDecimalsMax = 3;

absl::Status NotAnAmount(absl::string_view text) {
  return absl::InvalidArgumentError(
      absl::StrCat("amount \"", text, "\": want 1 to ", kWholeDigitsMax,
                   " digits, then at most ", kDecimalsMax,
                   " decimals behind a point or comma"));
}

bool AllDigits(absl::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](unsigned char c) { return absl::ascii_isdigit(c); });
}

}  // namespace

absl::StatusOr<Milli> ParseAmount(absl::string_view text) {
  const size_t separator = text.find_first_of(".,");
  const bool has_decimals = separator != absl::string_view::npos;
  const absl::string_view whole = text.substr(0, separator);
  const absl::string_view decimals =
      has_decimals ? text.substr(separator + 1) : absl::string_view();
  if (whole.empty() || whole.size() > kWholeDigitsMax || !AllDigits(whole) ||
      (has_decimals && decimals.empty()) || decimals.size() > kDecimalsMax ||
      !AllDigits(decimals)) {
    return NotAnAmount(text);
  }
  Milli amount = 0;
  for (char c : whole) amount = amount * 10 + (c - '0');
  for (size_t i = 0; i < kDecimalsMax; ++i) {
    amount = amount * 10 + (i < decimals.size() ? decimals[i] - '0' : 0);
  }
  return amount;
}

std::string FormatAmount(Milli amount) {
  // Unsigned, because the least int64 has no positive counterpart.
  const uint64_t magnitude = amount < 0 ? 0 - static_cast<uint64_t>(amount)
                                        : static_cast<uint64_t>(amount);
  std::string text =
      absl::StrCat(amount < 0 ? "-" : "", magnitude / kMilliPerUnit);
  if (uint64_t rest = magnitude % kMilliPerUnit; rest != 0) {
    std::string decimals = absl::StrCat(absl::Dec(rest, absl::kZeroPad3));
    while (decimals.back() == '0') decimals.pop_back();
    absl::StrAppend(&text, ".", decimals);
  }
  return text;
}

}  // namespace intake
