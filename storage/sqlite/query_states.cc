#include "storage/sqlite/query_states.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/codec/event_codec.h"
#include "storage/sqlite/stored_stream.h"
#include "storage/views/readings.h"

namespace intake {
namespace {

constexpr char kSelectAccountStates[] = R"sql(
  SELECT stream, state
  FROM streams
  WHERE has_account = 1
  ORDER BY id)sql";

constexpr char kSelectPage[] = R"sql(
  SELECT stream, state
  FROM streams
  WHERE has_account = 1 AND stream > ?1
  ORDER BY stream
  LIMIT ?2)sql";

// Rows are numbered without large gaps.
constexpr char kSelectCount[] = "SELECT COALESCE(MAX(id), 0) FROM streams";

constexpr char kSelectHeads[] = R"sql(
  SELECT stream, sequence, position, chain, has_account
  FROM streams
  ORDER BY id)sql";

}  // namespace

absl::StatusOr<AccountState> ReadState(absl::string_view stream,
                                       absl::string_view bytes) {
  absl::StatusOr<AccountState> state = DecodeState(bytes);
  if (state.ok()) return state;
  return WithPlace(state.status(), absl::StrCat("views, stream ", stream));
}

absl::StatusOr<std::vector<AccountState>> QueryStates(
    Connection& connection, absl::Span<const std::string> streams) {
  std::vector<AccountState> states;
  states.reserve(streams.size());
  for (const std::string& stream : streams) {
    absl::StatusOr<StoredStream> stored = LoadStored(connection, stream);
    if (!stored.ok()) return stored.status();
    absl::Status status =
        FoldUntil({connection, connection}, kEveryPosition, *stored);
    if (!status.ok()) return status;
    states.push_back(std::move(stored->state));
  }
  return states;
}

absl::Status QueryAccountStates(Connection& connection,
                                const EventStore::StateVisitor& visit) {
  Rows rows = connection.Query(kSelectAccountStates);
  while (rows.Next()) {
    if (!visit(rows.Text(0), rows.Bytes(1))) return absl::OkStatus();
  }
  return rows.status();
}

absl::StatusOr<StatePage> QueryStatePage(
    Connection& connection, const std::optional<std::string>& after,
    size_t items_max) {
  const size_t items = PageItems(items_max);
  const std::string behind = after.value_or("");
  Rows rows = connection.Query(kSelectPage, absl::string_view(behind),
                               static_cast<int64_t>(items + 1));
  StatePage page;
  while (rows.Next()) {
    if (page.rows.size() == items) {
      page.next = page.rows.back().account->number;
      break;
    }
    absl::StatusOr<AccountState> state = ReadState(rows.Text(0), rows.Bytes(1));
    if (!state.ok()) return state.status();
    page.rows.push_back(*std::move(state));
  }
  if (!rows.status().ok()) return rows.status();
  return page;
}

absl::StatusOr<size_t> CountStreams(Connection& connection) {
  Rows rows = connection.Query(kSelectCount);
  if (!rows.Next()) return rows.status();
  return rows.As<size_t>(0);
}

absl::Status QueryHeads(Connection& connection,
                        const std::function<void(absl::string_view stream,
                                                 const Head& head)>& visit) {
  Rows rows = connection.Query(kSelectHeads);
  while (rows.Next()) {
    const absl::StatusOr<ChainHash> chain = ChainFromBytes(rows.Bytes(3));
    if (!chain.ok()) {
      return WithPlace(chain.status(),
                       absl::StrCat("views, stream ", rows.Text(0)));
    }
    visit(rows.Text(0), {.position = rows.As<uint64_t>(2),
                         .sequence = rows.As<uint32_t>(1),
                         .has_account = rows.Int(4) != 0,
                         .chain = *chain});
  }
  return rows.status();
}

}  // namespace intake
