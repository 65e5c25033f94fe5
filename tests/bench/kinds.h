// The kinds of calls that are measured.

#ifndef INTAKE_TESTS_BENCH_KINDS_H_
#define INTAKE_TESTS_BENCH_KINDS_H_

#include <cstdint>

#include "tests/bench/calls.h"
#include "tests/bench/reading_row.h"

namespace intake::bench {

// `row` outlives the kind.

// SubmitReading; also what the echo servers answer.
CallKind SubmitKind(ReadingRow& row);
// BatchSubmitReadings of `size` readings.
CallKind BatchKind(ReadingRow& row, int size);
// ListReadings: the newest 50 of one of the first `accounts` accounts.
CallKind HistoryKind(int64_t accounts);
// etcd's Put of `size` bytes under one of a million keys.
CallKind PutKind(int size);

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_KINDS_H_
