// The table of arrivals: a count for each quarter of an hour, channel and
// outcome.

#ifndef INTAKE_STORAGE_SQLITE_ARRIVAL_VIEWS_H_
#define INTAKE_STORAGE_SQLITE_ARRIVAL_VIEWS_H_

#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "core/ports/account_queries.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/journal.h"

namespace intake {

// Touches each row once, however many of `records` count for it.
absl::Status CountArrived(Connection& connection,
                          absl::Span<const JournalRecord> records);

absl::StatusOr<std::vector<ArrivalCount>> QueryArrivals(Connection& connection,
                                                        absl::Time from,
                                                        absl::Time until);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_ARRIVAL_VIEWS_H_
