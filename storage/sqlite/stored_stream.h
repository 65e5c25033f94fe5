// A stream's row in the views: its state as of some event of it. Ordinary
// submissions do not change the row; what they did to the state is folded from
// the journal when somebody asks, and saved when there is time.

#ifndef INTAKE_STORAGE_SQLITE_STORED_STREAM_H_
#define INTAKE_STORAGE_SQLITE_STORED_STREAM_H_

#include <cstdint>
#include <functional>
#include <limits>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/account_state.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/journal.h"

namespace intake {

// The two files of a store: one connection that sees both, or one for each.
struct StoreView {
  Connection& views;
  Connection& journal;
};

struct StoredStream {
  std::string stream;
  // 0 until it is inserted.
  int64_t id = 0;
  // Of the last event in `state`, in the journal.
  uint64_t position = 0;
  ChainHash chain = kChainStart;
  AccountState state;
};

// Calls `visit` with the rows of `stream` behind position `after` up to and
// with `until`, in order, until it answers an error. DATA_LOSS: one is missing
// that should follow `sequence`.
absl::Status VisitStream(
    const StoreView& store, absl::string_view stream, uint32_t sequence,
    uint64_t after, uint64_t until,
    const std::function<absl::Status(const JournalRow&)>& visit);

// As it was saved; one without events for a stream without a row.
absl::StatusOr<StoredStream> LoadStored(Connection& views,
                                        absl::string_view stream);

inline constexpr uint64_t kEveryPosition = std::numeric_limits<uint64_t>::max();

// Brings `stored` up to the last event of its stream at `until` or before it.
absl::Status FoldUntil(const StoreView& store, uint64_t until,
                       StoredStream& stored);

// One more event. DATA_LOSS: it does not follow.
absl::Status FoldEvent(const JournalRecord& record, StoredStream& stored);

// REQUIRES: in a transaction. Gives the row its id if it is new.
absl::Status SaveStored(Connection& views, StoredStream& stored);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_STORED_STREAM_H_
