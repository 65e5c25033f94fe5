// Keeps the index of the journal: adds what is new, and merges runs as they
// multiply, a little at a time, so that no batch waits for a large merge.

#ifndef INTAKE_STORAGE_SQLITE_EVENT_INDEX_H_
#define INTAKE_STORAGE_SQLITE_EVENT_INDEX_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/index_entry.h"
#include "storage/sqlite/index_runs.h"

namespace intake {

// The only writer of one views file. One thread at a time.
class EventIndex {
 public:
  // REQUIRES, here and below: `connection` is in a transaction. If that is not
  // committed, the index is opened again.
  static absl::StatusOr<EventIndex> Open(Connection& connection);
  EventIndex(EventIndex&&) noexcept;
  EventIndex& operator=(EventIndex&&) noexcept;
  ~EventIndex();

  absl::Status Add(Connection& connection, std::vector<IndexEntry> entries);

 private:
  struct Merge;

  explicit EventIndex(std::vector<IndexRun> runs);

  // Puts the entries of small runs among `entries`, and drops those runs.
  absl::Status TakeSmallRuns(Connection& connection,
                             std::vector<IndexEntry>& entries);
  // Begins a merge where there are too many runs of about one size.
  void BeginMerge();
  absl::Status ContinueMerge(Connection& connection, uint64_t entries_max);
  absl::Status EndMerge(Connection& connection);
  int64_t NextRun();

  std::vector<IndexRun> runs_;
  // Null while none is under way.
  std::unique_ptr<Merge> merge_;
  int64_t last_run_ = 0;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_EVENT_INDEX_H_
