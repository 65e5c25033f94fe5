// Rows into tables in bulk, without anything decided: the yardstick of the
// views.

#ifndef INTAKE_TESTS_BENCH_RAW_APPLY_H_
#define INTAKE_TESTS_BENCH_RAW_APPLY_H_

#include <string>

#include "absl/status/statusor.h"
#include "tests/bench/raw_append.h"

namespace intake::bench {

// A period's small tables - readings by account and day, keys, receipts -
// filled in sorted transactions of 60,000 readings, a row of each table a
// reading. A line of JSON.
absl::StatusOr<std::string> ApplyRows(const RawOptions& options);

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_RAW_APPLY_H_
