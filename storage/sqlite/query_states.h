// The questions about the states of streams, as the views keep them.

#ifndef INTAKE_STORAGE_SQLITE_QUERY_STATES_H_
#define INTAKE_STORAGE_SQLITE_QUERY_STATES_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/ports/account_queries.h"
#include "core/ports/event_store.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/heads.h"

namespace intake {

// The stored state of `stream`. DATA_LOSS names the stream.
absl::StatusOr<AccountState> ReadState(absl::string_view stream,
                                       absl::string_view bytes);

// With all events in the index; in order. A state with sequence 0 for a stream
// without events.
absl::StatusOr<std::vector<AccountState>> QueryStates(
    Connection& connection, absl::Span<const std::string> streams);

// These answer what is saved in the rows of the streams.
absl::Status QueryAccountStates(Connection& connection,
                                const EventStore::StateVisitor& visit);

// See AccountQueries.
absl::StatusOr<StatePage> QueryStatePage(
    Connection& connection, const std::optional<std::string>& after,
    size_t items_max);

// About: never less.
absl::StatusOr<size_t> CountStreams(Connection& connection);

// Calls `visit` with every stream and its end.
absl::Status QueryHeads(Connection& connection,
                        const std::function<void(absl::string_view stream,
                                                 const Head& head)>& visit);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_QUERY_STATES_H_
