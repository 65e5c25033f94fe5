// A bank's file: its rows handed in in order, some at a time, and the whole
// file again whenever the program that does it was killed on the way.

#ifndef INTAKE_TESTS_SIMULATION_BANK_H_
#define INTAKE_TESTS_SIMULATION_BANK_H_

#include <memory>

#include "tests/simulation/party.h"

namespace intake::simulation {

// Rows become submissions as the bank's adapter makes them. The answers of a
// row are the same each time.
std::unique_ptr<Party> MakeBank(Scene& scene);

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_BANK_H_
