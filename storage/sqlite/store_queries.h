// The questions that a store answers from its views, each on one connection
// that sees the views and the journal.

#ifndef INTAKE_STORAGE_SQLITE_STORE_QUERIES_H_
#define INTAKE_STORAGE_SQLITE_STORE_QUERIES_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/model/event.h"
#include "core/ports/account_queries.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/heads.h"
#include "storage/views/search.h"

namespace intake {

// In order; a state with sequence 0 for a stream without events.
absl::StatusOr<std::vector<AccountState>> QueryStates(
    Connection& connection, absl::Span<const std::string> streams);

absl::Status QueryAccountStates(
    Connection& connection,
    const std::function<bool(const std::string& stream, AccountState state)>&
        visit);

absl::StatusOr<std::optional<SubmissionJudged>> QueryByKey(
    Connection& connection, absl::string_view stream, absl::string_view channel,
    absl::string_view request_key);

absl::StatusOr<std::vector<Event>> QueryEvents(Connection& connection,
                                               absl::string_view stream);

absl::StatusOr<Account> QueryAccount(Connection& connection,
                                     absl::string_view number);

absl::StatusOr<std::vector<Account>> QueryAccounts(Connection& connection,
                                                   const SearchTerms& terms,
                                                   size_t items_max);

absl::StatusOr<ReadingPage> QueryReadings(Connection& connection,
                                          absl::string_view number,
                                          const Page<ReadingKey>& page);

absl::StatusOr<SubmissionPage> QuerySubmissions(Connection& connection,
                                                absl::string_view stream,
                                                const Page<uint32_t>& page);

absl::StatusOr<SubmissionJudged> QueryReceipt(Connection& connection,
                                              absl::string_view code);

// The highest number of a stored receipt; 0 where there is none.
absl::StatusOr<uint64_t> QueryLastReceiptNumber(Connection& connection);

absl::StatusOr<HeadMap> QueryHeads(Connection& connection);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_STORE_QUERIES_H_
