// The load of the benchmarks: invented accounts, and calls kept in flight.

#ifndef INTAKE_TESTS_BENCH_LOAD_H_
#define INTAKE_TESTS_BENCH_LOAD_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace intake::bench {

struct Target {
  std::string address;
  // The whole key; empty for the echo server.
  std::string key;
};

// Imports `accounts` invented accounts, every second one with two tariffs.
absl::Status Import(const Target& target, int64_t accounts);

struct LoadOptions {
  int64_t accounts = 1'000'000;
  int in_flight = 64;
  absl::Duration duration = absl::Seconds(5);
  // Told apart in request ids and values, so that no round repeats another.
  uint64_t round = 0;
};

struct LoadResult {
  double calls_per_second = 0;
  absl::Duration p50;
  absl::Duration p99;
  int64_t calls = 0;
  // Of them, those whose receipt accepts the reading.
  int64_t accepted = 0;
};

// Keeps `in_flight` SubmitReading calls under way, each for another account.
// UNKNOWN when a call fails: a benchmark of failures would mean nothing.
absl::StatusOr<LoadResult> Load(const Target& target,
                                const LoadOptions& options);

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_LOAD_H_
