// Customers with forms, and the portal that keeps what the server could not
// take on disk until it does.

#ifndef INTAKE_TESTS_SIMULATION_PORTAL_H_
#define INTAKE_TESTS_SIMULATION_PORTAL_H_

#include <memory>

#include "tests/simulation/party.h"

namespace intake::simulation {

// Some click twice, some send the form again with other values, some look at
// their receipt, some answer its question.
std::unique_ptr<Party> MakePortal(Scene& scene);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_PORTAL_H_
