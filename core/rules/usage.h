// How much was used between two readings of one dial, and how much is usual.

#ifndef INTAKE_CORE_RULES_USAGE_H_
#define INTAKE_CORE_RULES_USAGE_H_

#include <cstdint>
#include <optional>

#include "absl/types/span.h"
#include "core/base/amount.h"
#include "core/model/account.h"
#include "core/model/account_state.h"
#include "core/rules/rule_set.h"

namespace intake {

// The first value that `dial` cannot show: 10^whole_digits units.
Milli DialEnd(const Register& dial);

// How far a dial that ends at `dial_end` moved from one value to another when
// it only moved forward: over zero where `to` is less than `from`.
Milli ForwardDistance(Milli from, Milli to, Milli dial_end);

// What `dial` counted over some days.
struct Usage {
  Milli dial_units = 0;
  int64_t days = 1;
  Milli multiplier = kMilliPerUnit;

  // In commodity units, cut to thousandths.
  Milli PerDay() const;
  // Exactly, whatever PerDay cuts.
  bool IsMoreThanDaily(Milli commodity_units) const;
  bool IsLessThanDaily(Milli commodity_units) const;
};

// A day, in commodity units.
struct UsageLimits {
  Milli warn_above = 0;
  Milli hold_above = 0;
  // 0 where nothing is too little.
  Milli low_below = 0;
};

// The most that the connection of `meter` delivers a day, in commodity units;
// none where nobody knows.
std::optional<Milli> DailyCapacityOf(const RuleSet& rules,
                                     const Installation& meter);

// The usual usage of `dial` a day, over the latest kReadingsInAverage actual
// ones of `readings` (ordered by date). None with fewer than two.
std::optional<Milli> AverageDailyUsage(absl::Span<const LiveReading> readings,
                                       const Register& dial);

// Where the bands begin, given what is usual; the norm stands for it when there
// is no average, but says nothing of what is too little.
UsageLimits LimitsOf(const UsageBand& band, std::optional<Milli> average);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_USAGE_H_
