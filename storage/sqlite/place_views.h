// The table of the accounts of each building and entrance, and who of them has
// sent the readings of a month.

#ifndef INTAKE_STORAGE_SQLITE_PLACE_VIEWS_H_
#define INTAKE_STORAGE_SQLITE_PLACE_VIEWS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "core/model/account.h"
#include "core/ports/account_queries.h"
#include "storage/sqlite/connection.h"

namespace intake {

// The account of that row of `streams` was, or is now, at that address.
absl::Status UpdatePlace(Connection& connection, int64_t stream_id,
                         const std::optional<Address>& before,
                         const std::optional<Address>& after);

absl::StatusOr<std::vector<PlaceCoverage>> QueryCoverage(
    Connection& connection, const CoverageFilter& filter);

absl::StatusOr<MissingPage> QueryMissing(
    Connection& connection, absl::Span<const CoverageFilter> any_of,
    const std::optional<std::string>& after, size_t items_max);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_PLACE_VIEWS_H_
