// A dial's value, out of the string that a source gives.

#ifndef INTAKE_CORE_RULES_DIAL_VALUE_H_
#define INTAKE_CORE_RULES_DIAL_VALUE_H_

#include <cstdint>

#include "absl/strings/string_view.h"
#include "core/base/amount.h"
#include "core/model/account.h"

namespace intake {

struct DialValue {
  enum class Problem : uint8_t {
    kNone,
    // Negative, an exponent, hexadecimal, or no number at all.
    kFormat,
    // More whole digits than the dial has.
    kTooManyDigits,
  };

  Problem problem = Problem::kNone;
  // 0 with a problem.
  Milli value = 0;
  // The string says more than the dial can show; the rest was cut.
  bool fraction_cut = false;
};

// Reads digits, a point or comma, digits. Blanks around do not matter, nor do
// leading zeros, nor zeros behind the last decimal. Decimals that `dial` lacks
// are cut, never rounded.
DialValue ParseDialValue(absl::string_view text, const Register& dial);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_DIAL_VALUE_H_
