// The back office: it brings in the accounts, brings them in again with
// changes, and has meters exchanged.

#ifndef INTAKE_TESTS_SIMULATION_BACK_OFFICE_H_
#define INTAKE_TESTS_SIMULATION_BACK_OFFICE_H_

#include <memory>

#include "tests/simulation/party.h"

namespace intake::simulation {

std::unique_ptr<Party> MakeBackOffice(Scene& scene);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_BACK_OFFICE_H_
