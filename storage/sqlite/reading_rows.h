// The table of readings: all but the imported ones.

#ifndef INTAKE_STORAGE_SQLITE_READING_ROWS_H_
#define INTAKE_STORAGE_SQLITE_READING_ROWS_H_

#include <map>
#include <set>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/ports/account_queries.h"
#include "storage/sqlite/connection.h"
#include "storage/views/reading_changes.h"
#include "storage/views/readings.h"

namespace intake {

absl::Status InsertReading(Connection& connection, absl::string_view stream,
                           const KeyedReading& reading);

absl::Status EndHeldRows(Connection& connection, absl::string_view stream,
                         const EndedHold& hold);
absl::Status EndLiveRows(Connection& connection, absl::string_view stream,
                         const EndedReading& ended);

// Gives the rows of each register their new place.
absl::Status MoveRows(Connection& connection, absl::string_view stream,
                      const std::map<RegisterRef, RegisterRef>& moved);

absl::StatusOr<std::set<ReadingPlace>> LoadLivePlaces(Connection& connection,
                                                      absl::string_view stream);

// The rows from which, with the imported ones, MakeReadingPage makes the page
// asked for.
absl::StatusOr<std::vector<KeyedReading>> LoadReadings(
    Connection& connection, absl::string_view stream,
    const Page<ReadingKey>& page);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_READING_ROWS_H_
