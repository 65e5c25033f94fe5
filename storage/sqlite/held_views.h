// The tables of the queue of held submissions.

#ifndef INTAKE_STORAGE_SQLITE_HELD_VIEWS_H_
#define INTAKE_STORAGE_SQLITE_HELD_VIEWS_H_

#include <cstddef>
#include <optional>
#include <set>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "core/ports/account_queries.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/journal.h"

namespace intake {

// Of one stream, `before` was in the queue; after `records` it is `after`.
absl::Status UpdateHeld(Connection& connection, const std::set<HeldKey>& before,
                        const std::set<HeldKey>& after,
                        absl::Span<const JournalRecord* const> records);

absl::StatusOr<HeldPage> QueryHeld(Connection& connection,
                                   const HeldFilter& filter,
                                   const std::optional<HeldKey>& after,
                                   size_t items_max);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_HELD_VIEWS_H_
