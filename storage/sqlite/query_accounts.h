// The questions about accounts and their readings.

#ifndef INTAKE_STORAGE_SQLITE_QUERY_ACCOUNTS_H_
#define INTAKE_STORAGE_SQLITE_QUERY_ACCOUNTS_H_

#include <cstddef>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/ports/account_queries.h"
#include "storage/sqlite/connection.h"
#include "storage/views/search.h"

namespace intake {

absl::StatusOr<Account> QueryAccount(Connection& connection,
                                     absl::string_view number);

absl::StatusOr<std::vector<Account>> QueryAccounts(Connection& connection,
                                                   const SearchTerms& terms,
                                                   size_t items_max);

absl::StatusOr<ReadingPage> QueryReadings(Connection& connection,
                                          absl::string_view number,
                                          const Page<ReadingKey>& page);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_QUERY_ACCOUNTS_H_
