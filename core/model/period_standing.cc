#include "core/model/period_standing.h"

#include <algorithm>

#include "core/base/civil_time.h"

namespace intake {
namespace {

bool IsRead(const AccountState& state, RegisterRef target,
            absl::CivilMonth period) {
  const RegisterHistory* const history = HistoryOf(state, target);
  return history != nullptr &&
         std::any_of(history->readings.begin(), history->readings.end(),
                     [period](const LiveReading& reading) {
                       return !reading.estimated && reading.period == period;
                     });
}

bool AnyHeld(const AccountState& state, absl::CivilMonth period) {
  return std::any_of(state.open.begin(), state.open.end(),
                     [period](const OpenSubmission& open) {
                       return open.waits() && open.outcome == Outcome::kHeld &&
                              open.period == period;
                     });
}

}  // namespace

PeriodStanding StandingIn(const AccountState& state, absl::CivilMonth period) {
  const absl::CivilDay last = LastDayOf(period);
  if (!state.account ||
      (state.account->closed_on && *state.account->closed_on <= last)) {
    return PeriodStanding::kNotExpected;
  }
  size_t asked = 0;
  size_t read = 0;
  for (const RegisterSlot& slot : SlotsOn(*state.account, last)) {
    if (InstallationOf(*state.account, slot.ref).automatic) continue;
    ++asked;
    if (IsRead(state, slot.ref, period)) ++read;
  }
  if (asked == 0) return PeriodStanding::kNotExpected;
  if (read == asked) return PeriodStanding::kComplete;
  if (read > 0) return PeriodStanding::kPartly;
  return AnyHeld(state, period) ? PeriodStanding::kHeld
                                : PeriodStanding::kMissing;
}

}  // namespace intake
