// The index of the journal, on disk: runs of entries in order, each written
// whole and never changed. What a large table with an index would pay for every
// row - a visit to a page of its own - is paid once for a few hundred entries.
// Runs are merged as they multiply (see event_index.h), so that a question
// visits few of them.

#ifndef INTAKE_STORAGE_SQLITE_INDEX_RUNS_H_
#define INTAKE_STORAGE_SQLITE_INDEX_RUNS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/index_entry.h"

namespace intake {

struct IndexRun {
  int64_t id = 0;
  uint64_t entries = 0;
};

// In order of their ids. DATA_LOSS here and below: the views are damaged.
absl::StatusOr<std::vector<IndexRun>> LoadIndexRuns(Connection& connection);

// The positions of all entries with `key`, in order.
absl::StatusOr<std::vector<uint64_t>> FindPositions(Connection& connection,
                                                    IndexKey key);

// Writes one run, block by block. Until Finish nobody sees it.
//
// REQUIRES: `connection` is in a transaction, which may be another at each
// call.
class IndexRunWriter {
 public:
  explicit IndexRunWriter(int64_t run) : run_{.id = run} {}

  // REQUIRES: `entry` is not before the last one.
  absl::Status Add(Connection& connection, const IndexEntry& entry);
  absl::StatusOr<IndexRun> Finish(Connection& connection);

 private:
  absl::Status WriteBlock(Connection& connection);

  IndexRun run_;
  std::vector<IndexEntry> block_;
};

// Walks through one run, a block in memory at a time.
class IndexRunReader {
 public:
  explicit IndexRunReader(int64_t run) : run_(run) {}

  // Null at the end. Valid until the next call.
  absl::StatusOr<const IndexEntry*> Next(Connection& connection);

 private:
  const int64_t run_;
  std::vector<IndexEntry> block_;
  size_t next_ = 0;
};

absl::Status DropIndexRun(Connection& connection, int64_t run);

// Removes what unfinished runs have left behind.
absl::Status DropUnfinishedRuns(Connection& connection);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_INDEX_RUNS_H_
