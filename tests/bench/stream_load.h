// Readings in streams, as fast as their answers come.

#ifndef INTAKE_TESTS_BENCH_STREAM_LOAD_H_
#define INTAKE_TESTS_BENCH_STREAM_LOAD_H_

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "tests/bench/calls.h"
#include "tests/bench/reading_row.h"

namespace intake::bench {

struct StreamOptions {
  int streams = 1;
  // Readings of one stream that are sent and not answered.
  int unanswered_max = 1000;
  absl::Duration duration = absl::Seconds(5);
};

// One reading a message. UNKNOWN when a stream breaks.
absl::StatusOr<Measured> RunStreams(const Target& target, ReadingRow& row,
                                    const StreamOptions& options);

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_STREAM_LOAD_H_
