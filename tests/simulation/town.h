// The accounts of a simulation, what their dials show, and what people make of
// it.

#ifndef INTAKE_TESTS_SIMULATION_TOWN_H_
#define INTAKE_TESTS_SIMULATION_TOWN_H_

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "intake/v1/account.pb.h"
#include "tests/simulation/chance.h"
#include "tests/simulation/plan.h"
#include "tests/simulation/timeline.h"

namespace intake::simulation {

// Not thread-safe.
class Town {
 public:
  Town(const Plan& plan, const Timeline& timeline);

  // As the back office has them, with their history.
  std::vector<v1::Account>& accounts() { return accounts_; }

  // By the wall clock, in the supplier's zone.
  absl::CivilDay Today() const;

  // What somebody hands in for `account`, in the canonical order of its dials:
  // mostly what they show on `date`, at times anything.
  std::vector<std::string> Values(const v1::Account& account,
                                  absl::CivilDay date, Chance& chance) const;
  // One of the account's phones; at times a stranger's.
  std::string Phone(const v1::Account& account, Chance& chance) const;

  // A meter exchanged for another of the same kind, as the account is then.
  static v1::Installation NextMeter(const v1::Installation& old,
                                    absl::CivilDay day, uint64_t number);

 private:
  const Timeline& timeline_;
  absl::TimeZone zone_;
  std::vector<v1::Account> accounts_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_TOWN_H_
