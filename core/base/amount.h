// Fixed-point amounts: thousandths of a dial's unit in a 64-bit integer.
// Nothing that is measured or paid is ever a floating-point number.

#ifndef INTAKE_CORE_BASE_AMOUNT_H_
#define INTAKE_CORE_BASE_AMOUNT_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake {

// Thousandths of a unit.
using Milli = int64_t;

inline constexpr Milli kMilliPerUnit = 1000;

// Reads `12389`, `12389.5` or `12389,512`: digits, then at most three decimals
// behind a point or comma. At most 15 whole digits.
//
// INVALID_ARGUMENT: anything else, a sign or an exponent among them.
absl::StatusOr<Milli> ParseAmount(absl::string_view text);

// Writes without trailing zeros: `12389`, `12389.5`; a minus where negative.
std::string FormatAmount(Milli amount);

}  // namespace intake

#endif  // INTAKE_CORE_BASE_AMOUNT_H_
