// Stores with a past, made as the server would have made them over the months:
// accounts imported, then a reading a month of each through admission, on a
// clock that says it is that month.

#ifndef INTAKE_TESTS_BENCH_FILL_H_
#define INTAKE_TESTS_BENCH_FILL_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace intake::bench {

struct FillOptions {
  std::string folder;
  std::string rules;
  int64_t accounts = 1'000'000;
  // Of these, how many were imported with all of 24 months.
  int64_t long_accounts = 1000;
  // Monthly readings: imported with the account, and submitted.
  int imported = 3;
  int submitted = 10;
};

// Answers a line of JSON: how many, how long it took, how many bytes.
absl::StatusOr<std::string> Fill(const FillOptions& options);

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_FILL_H_
