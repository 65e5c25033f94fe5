// The questions for events as they were appended.

#ifndef INTAKE_STORAGE_SQLITE_QUERY_LOG_H_
#define INTAKE_STORAGE_SQLITE_QUERY_LOG_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/ports/event_log.h"
#include "storage/sqlite/connection.h"

namespace intake {

// Looks at all events behind `after` up to and with `until`; this one reads the
// journal alone. DATA_LOSS names a position that cannot be read or is missing.
absl::StatusOr<LogPage> QueryLog(Connection& connection, uint64_t after,
                                 uint64_t until, LogScope scope);

// In order; none for a stream that has none.
absl::StatusOr<std::vector<LoggedEvent>> QueryStream(Connection& connection,
                                                     absl::string_view stream);

absl::StatusOr<LoggedEvent> QueryJudged(Connection& connection,
                                        absl::string_view code);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_QUERY_LOG_H_
