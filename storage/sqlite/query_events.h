// The questions whose answers stand in the journal, found through the views.

#ifndef INTAKE_STORAGE_SQLITE_QUERY_EVENTS_H_
#define INTAKE_STORAGE_SQLITE_QUERY_EVENTS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/event.h"
#include "core/ports/account_queries.h"
#include "storage/sqlite/connection.h"
#include "storage/views/readings.h"

namespace intake {

absl::StatusOr<std::optional<SubmissionJudged>> QueryByKey(
    Connection& connection, absl::string_view stream, absl::string_view channel,
    absl::string_view request_key);

// Of a row that begins with the journal's position and body, which are a
// submission's.
absl::StatusOr<SubmissionJudged> JudgedOf(const Rows& rows);

// What gave the account its present form. NOT_FOUND: no such account.
absl::StatusOr<AccountDefinition> QueryDefinition(Connection& connection,
                                                  absl::string_view number);

absl::StatusOr<SubmissionPage> QuerySubmissions(Connection& connection,
                                                absl::string_view stream,
                                                const Page<uint32_t>& page);

absl::StatusOr<SubmissionJudged> QueryReceipt(Connection& connection,
                                              absl::string_view code);

absl::StatusOr<std::optional<std::string>> QueryStreamOfReceipt(
    Connection& connection, uint64_t number);

// The highest number of a stored receipt; 0 where there is none.
absl::StatusOr<uint64_t> QueryLastReceiptNumber(Connection& connection);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_QUERY_EVENTS_H_
