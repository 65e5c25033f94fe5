#include "storage/views/coverage.h"

#include <algorithm>

#include "core/model/period_standing.h"

namespace intake {

bool IsAt(const CoverageFilter& filter, const AccountState& state) {
  if (!state.account) return false;
  const Address& address = state.account->address;
  return (filter.building.empty() || address.building == filter.building) &&
         (filter.entrance.empty() || address.entrance == filter.entrance);
}

bool IsAtAny(absl::Span<const CoverageFilter> any_of,
             const AccountState& state) {
  return std::any_of(
      any_of.begin(), any_of.end(),
      [&state](const CoverageFilter& filter) { return IsAt(filter, state); });
}

void CoverageCount::Add(const AccountState& state) {
  const PeriodStanding standing = StandingIn(state, period_);
  if (standing == PeriodStanding::kNotExpected) return;
  const Address& address = state.account->address;
  PlaceCoverage& place = places_[{address.building, address.entrance}];
  ++place.accounts;
  switch (standing) {
    case PeriodStanding::kComplete:
      ++place.complete;
      break;
    case PeriodStanding::kPartly:
      ++place.partly;
      break;
    case PeriodStanding::kHeld:
      ++place.held;
      break;
    case PeriodStanding::kMissing:
    case PeriodStanding::kNotExpected:
      break;
  }
}

std::vector<PlaceCoverage> CoverageCount::Take() && {
  std::vector<PlaceCoverage> result;
  result.reserve(places_.size());
  for (auto& [place, coverage] : places_) {
    coverage.building = place.first;
    coverage.entrance = place.second;
    result.push_back(std::move(coverage));
  }
  return result;
}

std::optional<MissingAccount> MissingIn(const AccountState& state,
                                        absl::CivilMonth period) {
  const PeriodStanding standing = StandingIn(state, period);
  if (standing == PeriodStanding::kNotExpected ||
      standing == PeriodStanding::kComplete) {
    return std::nullopt;
  }
  return MissingAccount{.account = *state.account, .standing = standing};
}

}  // namespace intake
