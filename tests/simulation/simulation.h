// A whole world in one thread: the core, its store and all channels, with a
// clock, a network and a disk that do as a seed says.

#ifndef INTAKE_TESTS_SIMULATION_SIMULATION_H_
#define INTAKE_TESTS_SIMULATION_SIMULATION_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/simulation/plan.h"

namespace intake::simulation {

struct Outcomes {
  // What was broken; empty where every promise was kept.
  std::vector<std::string> complaints;
  // Everything that happened, a line each.
  std::vector<std::string> trace;
  // Of the trace and of every byte of the journal: one plan has one digest.
  uint64_t digest = 0;
  // How often something happened, by name.
  std::map<std::string, uint64_t> counts;
};

// Lives one life to its end: bursts of errands with faults among them, then
// peace, in which everybody has to get what they still want within a bounded
// time; then the audit.
Outcomes Simulate(const Plan& plan);

// The same life with every party and fault left out that is not needed for
// some complaint. REQUIRES: `plan` has one.
Plan MadeSmall(Plan plan);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_SIMULATION_H_
