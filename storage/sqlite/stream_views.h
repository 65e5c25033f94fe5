// What the events of one stream change in the views.

#ifndef INTAKE_STORAGE_SQLITE_STREAM_VIEWS_H_
#define INTAKE_STORAGE_SQLITE_STREAM_VIEWS_H_

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/journal.h"

namespace intake {

// Applies `records`, which are of one stream and follow what the views know of
// it. DATA_LOSS: they do not follow, or the views are damaged.
//
// REQUIRES: `connection` is in a transaction; `records` is not empty.
absl::Status ApplyToStream(Connection& connection,
                           absl::Span<const JournalRecord* const> records);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_STREAM_VIEWS_H_
