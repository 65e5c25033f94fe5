// Staff at the desk: they look at what waits and decide, and correct readings.

#ifndef INTAKE_TESTS_SIMULATION_STAFF_H_
#define INTAKE_TESTS_SIMULATION_STAFF_H_

#include <memory>

#include "tests/simulation/party.h"

namespace intake::simulation {

// Decisions are not resent: after an error that leaves the outcome unknown,
// they look again and decide what is still there to decide.
std::unique_ptr<Party> MakeStaff(Scene& scene);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_STAFF_H_
