// What a customer may have meant instead of what was sent, and how that is
// tested: the ground that explanations stand on.

#ifndef INTAKE_CORE_RULES_MEANT_VALUES_H_
#define INTAKE_CORE_RULES_MEANT_VALUES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/rules/judgement.h"
#include "core/target/assign_values.h"

namespace intake {

// The digits that were sent, before and behind the point, leading zeros among
// them. Both empty where the value is no number.
struct SentDigits {
  std::string whole;
  std::string fraction;
};

SentDigits SentDigitsOf(const Candidate& candidate);

// What `dial` shows when these digits are read as a value; none where it cannot
// show that.
std::optional<Milli> ShownAs(absl::string_view whole,
                             absl::string_view fraction, const Register& dial);

// Whether the dial may have moved by `dial_units` since the previous reading
// without a warning. No where there is none.
bool IsUsual(const Judgement& judgement, const Candidate& candidate,
             Milli dial_units);

// The values sent, in order of `judgement`'s candidates.
std::vector<AssignedValue> SentValues(const Judgement& judgement);

// Whether `values` would pass in the place of those of `judgement`: as values
// of `state` on the same date, through the same channel, none of them would be
// held or refused, and those that differ from what was sent would show a usual
// usage.
bool WouldPass(const AccountState& state, const Judgement& judgement,
               absl::Span<const AssignedValue> values);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_MEANT_VALUES_H_
