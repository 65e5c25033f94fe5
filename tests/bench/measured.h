// What one measurement found.

#ifndef INTAKE_TESTS_BENCH_MEASURED_H_
#define INTAKE_TESTS_BENCH_MEASURED_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace intake::bench {

struct Measured {
  absl::Duration took;
  // Processor time of this process.
  absl::Duration client_cpu;
  int64_t calls = 0;
  int64_t items = 0;
  int64_t accepted = 0;
  // Calls that were told to come again (RESOURCE_EXHAUSTED, UNAVAILABLE).
  int64_t turned_away = 0;
  // Sorted.
  std::vector<absl::Duration> latencies;
};

// As a line of JSON.
std::string ToJson(const Measured& measured);

// Processor time this process has used.
absl::Duration CpuTime();

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_MEASURED_H_
