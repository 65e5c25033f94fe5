// What the events of one stream change in the views.

#ifndef INTAKE_STORAGE_SQLITE_STREAM_VIEWS_H_
#define INTAKE_STORAGE_SQLITE_STREAM_VIEWS_H_

#include "absl/status/status.h"
#include "absl/types/span.h"
#include "core/model/event.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/stored_stream.h"

namespace intake {

// Whether the event changes nothing in the views but the state of its stream,
// the index and the counts of arrivals: it brings nothing into a queue or out
// of one, and nothing by which an account is found.
bool IsOrdinary(const Event& event);

// Applies `records`, which are of one stream and follow what the views know of
// it. DATA_LOSS: they do not follow, or the views are damaged.
//
// REQUIRES: the views are in a transaction; `records` is not empty.
absl::Status ApplyToStream(const StoreView& store,
                           absl::Span<const JournalRecord* const> records);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_STREAM_VIEWS_H_
