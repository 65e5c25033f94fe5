// Appends without anything decided: what being durable costs by itself.

#ifndef INTAKE_TESTS_BENCH_RAW_APPEND_H_
#define INTAKE_TESTS_BENCH_RAW_APPEND_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace intake::bench {

struct RawOptions {
  std::string folder;
  absl::Duration duration = absl::Seconds(3);
  // Of one reading, as the journal keeps it.
  size_t bytes = 500;
  // Readings of one commit.
  size_t group = 1000;
  int64_t accounts = 1'000'000;
};

// Each answers a line of JSON. A group's readings are one blob, appended to a
// table of a file as the journal is one: WAL, FULL, exclusive, 16 KiB pages,
// the log never emptied while it is measured.
absl::StatusOr<std::string> AppendToSqlite(const RawOptions& options);
// The same bytes to a file that has its size already, and fdatasync.
absl::StatusOr<std::string> AppendToFile(const RawOptions& options);
// One page of 4 KiB and fdatasync, again and again.
absl::StatusOr<std::string> SyncPages(const RawOptions& options);
// Reads `bytes` of the folder's files, as they come, once.
absl::StatusOr<std::string> ReadFiles(const RawOptions& options);

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_RAW_APPEND_H_
