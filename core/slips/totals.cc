#include "core/slips/totals.h"

#include <algorithm>
#include <cstdint>

#include "absl/base/macros.h"
#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/base/amount.h"
#include "core/base/limits.h"

namespace intake {

void SlipTotals::Add(const SlipContent& content) {
  for (const std::string& value : content.values) {
    const absl::StatusOr<Milli> amount = ParseAmount(value);
    ABSL_HARDENING_ASSERT(amount.ok());
    control += *amount;
  }
  const auto number = ParseHashTotal(content.account_number);
  ABSL_HARDENING_ASSERT(number.ok());
  hash += *number;
}

std::string FormatControlTotal(absl::int128 control) {
  // Whole units and the rest apart: FormatAmount takes 64 bits.
  const absl::int128 magnitude = control < 0 ? -control : control;
  const std::string rest =
      FormatAmount(static_cast<Milli>(magnitude % kMilliPerUnit));
  return absl::StrCat(control < 0 ? "-" : "",
                      FormatHashTotal(magnitude / kMilliPerUnit),
                      rest.substr(1));
}

std::string FormatHashTotal(absl::int128 hash) {
  std::string digits;
  absl::int128 left = hash < 0 ? -hash : hash;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(left % 10)));
    left /= 10;
  } while (left > 0);
  if (hash < 0) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

absl::StatusOr<absl::int128> ParseHashTotal(absl::string_view digits) {
  if (digits.empty() || digits.size() > limits::kHashTotalDigitsMax ||
      !std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit)) {
    return absl::InvalidArgumentError(
        absl::StrCat("hash total \"", digits, "\": want 1 to ",
                     limits::kHashTotalDigitsMax, " digits"));
  }
  absl::int128 total = 0;
  for (const char c : digits) total = total * 10 + (c - '0');
  return total;
}

}  // namespace intake
