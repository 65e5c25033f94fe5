// The tables of readings: what was submitted, and what of the imported ones was
// superseded.

#ifndef INTAKE_STORAGE_SQLITE_READING_VIEWS_H_
#define INTAKE_STORAGE_SQLITE_READING_VIEWS_H_

#include <cstdint>
#include <set>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/event.h"
#include "core/ports/account_queries.h"
#include "storage/sqlite/connection.h"
#include "storage/views/readings.h"

namespace intake {

// What `judged`, the stream's event `sequence`, makes and supersedes.
absl::Status AddReadings(Connection& connection, absl::string_view stream,
                         const Account& account, const SubmissionJudged& judged,
                         uint32_t sequence);

// The account was `before`; the stream's event `sequence` makes it `after`,
// with the history it came with.
absl::Status MoveReadings(Connection& connection, absl::string_view stream,
                          const Account& before, const Account& after,
                          uint32_t sequence);

// The submitted rows from which MakeReadingPage makes the page asked for.
absl::StatusOr<std::vector<KeyedReading>> LoadSubmitted(
    Connection& connection, absl::string_view stream,
    const Page<ReadingKey>& page);

absl::StatusOr<std::set<ReadingPlace>> LoadImportedSuperseded(
    Connection& connection, absl::string_view stream);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_READING_VIEWS_H_
