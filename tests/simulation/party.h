// Somebody who wants something of the server, and does not rest until it is
// done.

#ifndef INTAKE_TESTS_SIMULATION_PARTY_H_
#define INTAKE_TESTS_SIMULATION_PARTY_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "tests/simulation/sender.h"
#include "tests/simulation/town.h"

namespace intake::simulation {

// What all parties share. What is referred to outlives them.
struct Scene {
  const Plan& plan;
  Timeline& timeline;
  Trace& trace;
  Town& town;
  Sender& sender;
  // When much happens, since the start.
  std::vector<absl::Duration> bursts;

  // How long from now until some moment of some burst.
  absl::Duration SomeTime(Chance& chance) const {
    const absl::Duration when =
        bursts[chance.Below(bursts.size())] + chance.UpTo(absl::Seconds(30));
    return std::max(absl::ZeroDuration(), when - timeline.elapsed());
  }
};

// Not thread-safe.
class Party {
 public:
  virtual ~Party() = default;

  // Puts its errands on the timeline.
  virtual void Begin() = 0;
  // Its program ends and starts again: what was only in memory is forgotten.
  virtual void Crash() {}
  // What it still waits for; empty where it has all.
  virtual std::string Wants() const = 0;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_PARTY_H_
