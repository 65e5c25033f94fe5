// Accounts into a server that runs.

#ifndef INTAKE_TESTS_BENCH_IMPORT_H_
#define INTAKE_TESTS_BENCH_IMPORT_H_

#include <cstdint>

#include "absl/status/status.h"
#include "tests/bench/calls.h"

namespace intake::bench {

// Imports the first `accounts` accounts of the town, without readings.
// UNKNOWN: one was not taken.
absl::Status Import(const Target& target, int64_t accounts);

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_IMPORT_H_
