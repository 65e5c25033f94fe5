// Agents on the phone: they check what the customer says, hand it in, and at
// times take it back within the minute.

#ifndef INTAKE_TESTS_SIMULATION_CALL_CENTRE_H_
#define INTAKE_TESTS_SIMULATION_CALL_CENTRE_H_

#include <memory>

#include "tests/simulation/party.h"

namespace intake::simulation {

std::unique_ptr<Party> MakeCallCentre(Scene& scene);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_CALL_CENTRE_H_
