// The steps by which views follow a journal.

#ifndef INTAKE_STORAGE_SQLITE_VIEWS_CATCH_UP_H_
#define INTAKE_STORAGE_SQLITE_VIEWS_CATCH_UP_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/ports/store_maintenance.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/views_writer.h"

namespace intake {

// To read and to checkpoint with.
absl::StatusOr<std::unique_ptr<Connection>> OpenJournal(
    const FileOptions& file);

// Applies the next events of `journal`, at most `events_max` of those up to
// `target`.
absl::Status ApplyNextEvents(Connection& journal, uint64_t target,
                             uint64_t events_max, ViewsWriter& views);

// Applies all events up to `target`, which may move on meanwhile, and saves all
// states; tells how far it is after each part, once at least.
absl::Status CatchUp(Connection& journal,
                     const std::function<uint64_t()>& target,
                     uint64_t events_max, ViewsWriter& views,
                     const ViewsProgressHook& progress);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VIEWS_CATCH_UP_H_
