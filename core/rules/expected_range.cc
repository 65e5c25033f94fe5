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
                                        absl::CivilDay day,
                                        const BillingRegister* billing) {
  const RegisterHistory* history = HistoryOf(state, target);
  if (!state.account || history == nullptr) return std::nullopt;
  const Register& dial = RegisterOf(*state.account, target);
  NewReading reading{.date = day, .trust = Trust::kCustomer};
  if (billing != nullptr) reading.charged_until = billing->charged_until;
  reading.period =
      CountReading(rules, day, day, /*dates_are_evidence=*/false,
                   billing != nullptr ? billing->closed_through : std::nullopt)
          .period;
  const Neighbours near = FindNeighbours(*history, reading);
  if (near.previous == nullptr) return std::nullopt;

  const Installation& meter = InstallationOf(*state.account, target);
  const Milli warn_above =
      LimitsOf(rules.BandOf(meter.commodity),
               AverageDailyUsage(near.until_previous, dial))
          .warn_above;
  const Milli daily =
      std::min(warn_above, DailyCapacityOf(rules, meter).value_or(warn_above));
  const Milli from = near.previous->value;
  const int64_t days = std::max<int64_t>(1, day - near.previous->date);
  const Milli most = from + LargestUsage(dial, daily, days);
  return ValueRange{.from = from, .to = std::min(most, LastValueOf(dial))};
}

}  // namespace intake
