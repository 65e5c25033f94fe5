// The steps by which views follow a journal.

#ifndef INTAKE_STORAGE_SQLITE_VIEWS_CATCH_UP_H_
#define INTAKE_STORAGE_SQLITE_VIEWS_CATCH_UP_H_

#include <cstddef>
#include <cstdint>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/views_writer.h"

namespace intake {

// So many states are saved at a time: about 50 ms of work, for which new events
// wait.
inline constexpr size_t kStatesSavedAtOnce = 4'000;

// To read and to checkpoint with.
absl::StatusOr<std::unique_ptr<Connection>> OpenJournal(
    const FileOptions& file);

// Applies the next events of `journal`, at most `events_max` of those up to
// `target`.
absl::Status ApplyNextEvents(Connection& journal, uint64_t target,
                             uint64_t events_max, ViewsWriter& views);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VIEWS_CATCH_UP_H_
