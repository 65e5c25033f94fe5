#include "core/rules/expected_range.h"

#include <algorithm>

#include "absl/numeric/int128.h"
#include "core/rules/billing_period.h"
#include "core/rules/neighbours.h"
#include "core/rules/usage.h"

namespace intake {
namespace {

// The last value that `dial` shows before it wraps.
Milli LastValueOf(const Register& dial) {
  Milli step = kMilliPerUnit;
  for (int i = 0; i < dial.decimals; ++i) step /= 10;
  return DialEnd(dial) - step;
}

// The largest usage of `dial` over `days` that is not above `daily` commodity
// units, in dial units, cut to what the dial shows.
Milli LargestUsage(const Register& dial, Milli daily, int64_t days) {
  const absl::int128 most =
      absl::int128(daily) * days * kMilliPerUnit / dial.multiplier;
  const Milli within =
      static_cast<Milli>(std::min(most, absl::int128(LastValueOf(dial))));
  Milli step = kMilliPerUnit;
  for (int i = 0; i < dial.decimals; ++i) step /= 10;
  return within / step * step;
}

}  // namespace

std::optional<ValueRange> ExpectedRange(const AccountState& state,
                                        RegisterRef target,
                                        const RuleSet& rules,
                                        absl::CivilDay day) {
  const RegisterHistory* history = HistoryOf(state, target);
  if (!state.account || history == nullptr) return std::nullopt;
  const Register& dial = RegisterOf(*state.account, target);
  const Neighbours near =
      FindNeighbours(*history, {.date = day,
                                .period = WindowFor(rules, day).period,
                                .trust = Trust::kCustomer});
  if (near.previous == nullptr) return std::nullopt;

  const Commodity commodity = InstallationOf(*state.account, target).commodity;
  const UsageLimits limits = LimitsOf(
      rules.BandOf(commodity), AverageDailyUsage(near.until_previous, dial));
  const Milli from = near.previous->value;
  const int64_t days = std::max<int64_t>(1, day - near.previous->date);
  const Milli most = from + LargestUsage(dial, limits.warn_above, days);
  return ValueRange{.from = from, .to = std::min(most, LastValueOf(dial))};
}

}  // namespace intake
