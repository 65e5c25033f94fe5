// What every dial showed and what billing was told of it, kept whole: what the
// bounded states and the feed are compared with.

#ifndef INTAKE_TESTS_SIMULATION_DIALS_H_
#define INTAKE_TESTS_SIMULATION_DIALS_H_

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "core/model/account_state.h"
#include "core/model/event.h"
#include "tests/simulation/trace.h"

namespace intake::simulation {

// Serial and kind name a dial of an account for ever.
using DialName = std::tuple<std::string, std::string, RegisterKind>;

struct Dial {
  Milli end = 0;
  std::map<absl::CivilDay, Milli> live;
  // What billing was told in all, and what it knew from the start.
  Milli told = 0;
  Milli known = 0;
};

// Not thread-safe.
class Dials {
 public:
  explicit Dials(Trace& trace) : trace_(trace) {}

  // `after` is the account's state with `event` in it.
  void Follow(const Event& event, const AccountState& after);

  // What billing was told of the dials of `stream` is what they moved, and its
  // state remembers the latest readings.
  void Check(const std::string& stream, const AccountState& state);

  const std::map<DialName, Dial>& all() const { return all_; }

 private:
  Dial& Of(const AccountState& state, RegisterRef ref);
  void Define(const Account& account, const AccountState& after);
  void Add(const AccountState& state, RegisterRef ref, absl::CivilDay date,
           Milli value);
  void Remove(const AccountState& state, RegisterRef ref, absl::CivilDay date);
  void FollowJudged(const SubmissionJudged& judged, const AccountState& after);
  void FollowEffects(const ReadingEffects& effects, const AccountState& after);
  void FollowChanges(const std::string& stream,
                     const std::vector<UsageChange>& changes);

  Trace& trace_;
  std::map<DialName, Dial> all_;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_DIALS_H_
