// Sums over slips, by which a batch is compared with its header sheet.

#ifndef INTAKE_CORE_SLIPS_TOTALS_H_
#define INTAKE_CORE_SLIPS_TOTALS_H_

#include <string>

#include "absl/numeric/int128.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/slips/slip.h"

namespace intake {

// 128 bits: a thousand account numbers of 20 digits add up to 23, and no sum of
// what a slip may bear overflows.
struct SlipTotals {
  // Of all values, in thousandths, and of all account numbers.
  absl::int128 control = 0;
  absl::int128 hash = 0;

  // REQUIRES: CheckSlipContent passes.
  void Add(const SlipContent& content);

  friend bool operator==(const SlipTotals&, const SlipTotals&) = default;
};

// As FormatAmount and as digits; a minus where negative.
std::string FormatControlTotal(absl::int128 control);
std::string FormatHashTotal(absl::int128 hash);

// INVALID_ARGUMENT: not 1 to kHashTotalDigitsMax digits.
absl::StatusOr<absl::int128> ParseHashTotal(absl::string_view digits);

}  // namespace intake

#endif  // INTAKE_CORE_SLIPS_TOTALS_H_
