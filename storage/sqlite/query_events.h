// The questions whose answers stand in the journal, found through the views.

#ifndef INTAKE_STORAGE_SQLITE_QUERY_EVENTS_H_
#define INTAKE_STORAGE_SQLITE_QUERY_EVENTS_H_

#include <cstdint>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/event.h"
#include "core/ports/account_queries.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/journal.h"

namespace intake {

absl::StatusOr<std::optional<SubmissionJudged>> QueryByKey(
    Connection& connection, absl::string_view stream, absl::string_view channel,
    absl::string_view request_key);

// Of a row that begins with the journal's position and body, which are a
// submission's.
absl::StatusOr<SubmissionJudged> JudgedOf(const Rows& rows);

absl::StatusOr<SubmissionPage> QuerySubmissions(Connection& connection,
                                                absl::string_view stream,
                                                const Page<uint32_t>& page);

// The event that gave the receipt; none where none did.
absl::StatusOr<std::optional<JournalRecord>> QueryByReceipt(
    Connection& connection, uint64_t number);

// NOT_FOUND `RECEIPT_NOT_FOUND`.
absl::StatusOr<JournalRecord> QueryByReceiptCode(Connection& connection,
                                                 absl::string_view code);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_QUERY_EVENTS_H_
