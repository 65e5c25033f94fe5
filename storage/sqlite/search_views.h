// The index of words by which accounts are found.

#ifndef INTAKE_STORAGE_SQLITE_SEARCH_VIEWS_H_
#define INTAKE_STORAGE_SQLITE_SEARCH_VIEWS_H_

#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "storage/sqlite/connection.h"
#include "storage/views/search.h"

namespace intake {

// The account of that row of `streams` was, or is now, found by these words.
absl::Status UpdateSearch(Connection& connection, int64_t stream_id,
                          const std::optional<SearchableAccount>& before,
                          const std::optional<SearchableAccount>& after);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_SEARCH_VIEWS_H_
