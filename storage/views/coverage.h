// Who has sent the readings of a month, counted by entrance, whatever engine
// keeps the states.

#ifndef INTAKE_STORAGE_VIEWS_COVERAGE_H_
#define INTAKE_STORAGE_VIEWS_COVERAGE_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/ports/account_queries.h"

namespace intake {

// Whether the account of `state` is among those that `filter` asks for.
bool IsAt(const CoverageFilter& filter, const AccountState& state);
bool IsAtAny(absl::Span<const CoverageFilter> any_of,
             const AccountState& state);

class CoverageCount {
 public:
  explicit CoverageCount(absl::CivilMonth period) : period_(period) {}

  // Accounts of which nothing is expected do not count.
  void Add(const AccountState& state);

  // In order of building and entrance.
  std::vector<PlaceCoverage> Take() &&;

 private:
  const absl::CivilMonth period_;
  // By building and entrance.
  std::map<std::pair<std::string, std::string>, PlaceCoverage> places_;
};

// The row of an account that is not complete; none for the others.
std::optional<MissingAccount> MissingIn(const AccountState& state,
                                        absl::CivilMonth period);

}  // namespace intake

#endif  // INTAKE_STORAGE_VIEWS_COVERAGE_H_
