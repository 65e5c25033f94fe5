#include "storage/sqlite/stored_stream.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/codec/event_codec.h"
#include "core/decide/evolve.h"
#include "storage/sqlite/index_runs.h"
#include "storage/sqlite/query_states.h"

namespace intake {
namespace {

constexpr char kSelectStream[] = R"sql(
  SELECT id, position, chain, state
  FROM streams
  WHERE stream = ?1)sql";

constexpr char kInsertStream[] = R"sql(
  INSERT INTO streams
    (stream, sequence, position, chain, has_account, state)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6))sql";

constexpr char kUpdateStream[] = R"sql(
  UPDATE streams SET
    sequence = ?2, position = ?3, chain = ?4, has_account = ?5, state = ?6
  WHERE id = ?1)sql";

absl::Status Gap(absl::string_view stream, uint64_t position, uint32_t got,
                 uint32_t wanted) {
  return absl::DataLossError(
      absl::StrCat("journal position ", position, ", stream ", stream,
                   ": got sequence ", got, ", wanted ", wanted));
}

}  // namespace

absl::Status VisitStream(
    const StoreView& store, absl::string_view stream, uint32_t sequence,
    uint64_t after, uint64_t until,
    const std::function<absl::Status(const JournalRow&)>& visit) {
  const absl::StatusOr<std::vector<uint64_t>> positions =
      FindPositions(store.views, StreamIndexKey(stream));
  if (!positions.ok()) return positions.status();
  const auto visit_own = [&](const JournalRow& row) -> absl::Status {
    // Another stream may have the same fingerprint.
    if (row.stream != stream) return absl::OkStatus();
    if (row.sequence != ++sequence) {
      return Gap(stream, row.position, row.sequence, sequence);
    }
    return visit(row);
  };
  for (const uint64_t position : *positions) {
    if (position <= after) continue;
    if (position > until) break;
    absl::Status status = VisitRow(store.journal, position, visit_own);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<StoredStream> LoadStored(Connection& views,
                                        absl::string_view stream) {
  StoredStream stored = {.stream = std::string(stream)};
  Rows rows = views.Query(kSelectStream, stream);
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return stored;
  }
  absl::StatusOr<AccountState> state = ReadState(stream, rows.Bytes(3));
  if (!state.ok()) return state.status();
  const absl::StatusOr<ChainHash> chain = ChainFromBytes(rows.Bytes(2));
  if (!chain.ok()) return chain.status();
  stored.id = rows.Int(0);
  stored.position = rows.As<uint64_t>(1);
  stored.chain = *chain;
  stored.state = *std::move(state);
  return stored;
}

absl::Status FoldUntil(const StoreView& store, uint64_t until,
                       StoredStream& stored) {
  if (stored.position >= until) return absl::OkStatus();
  return VisitStream(
      store, stored.stream, stored.state.sequence, stored.position, until,
      [&stored](const JournalRow& row) {
        const absl::StatusOr<JournalRecord> record = DecodeRow(row);
        return record.ok() ? FoldEvent(*record, stored) : record.status();
      });
}

absl::Status FoldEvent(const JournalRecord& record, StoredStream& stored) {
  const Event& event = record.event;
  if (event.sequence != stored.state.sequence + 1) {
    return Gap(stored.stream, record.position, event.sequence,
               stored.state.sequence + 1);
  }
  Evolve(stored.state, event);
  stored.position = record.position;
  stored.chain = record.chain;
  return absl::OkStatus();
}

absl::Status SaveStored(Connection& views, StoredStream& stored) {
  const std::string state = EncodeState(stored.state);
  const auto save = [&](const char* sql, const auto& key) {
    return views.Run(sql, key, stored.state.sequence, stored.position,
                     Blob{ChainBytes(stored.chain)},
                     stored.state.account.has_value(), Blob{state});
  };
  if (stored.id != 0) return save(kUpdateStream, stored.id);
  absl::Status status = save(kInsertStream, absl::string_view(stored.stream));
  stored.id = sqlite3_last_insert_rowid(views.handle());
  return status;
}

}  // namespace intake
