#include "storage/sqlite/stream_views.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/codec/event_codec.h"
#include "core/decide/evolve.h"
#include "storage/sqlite/query_states.h"
#include "storage/sqlite/reading_views.h"
#include "storage/views/search.h"

namespace intake {
namespace {

constexpr char kSelectStream[] = R"sql(
  SELECT id, defined_position, state
  FROM streams
  WHERE stream = ?1)sql";

constexpr char kInsertStream[] = R"sql(
  INSERT INTO streams
    (stream, sequence, position, chain, has_account, defined_position, state)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))sql";

constexpr char kUpdateStream[] = R"sql(
  UPDATE streams SET
    sequence = ?2, position = ?3, chain = ?4, has_account = ?5,
    defined_position = ?6, state = ?7
  WHERE id = ?1)sql";

constexpr char kInsertEvent[] = R"sql(
  INSERT INTO stream_events (stream, sequence, position, kind)
  VALUES (?1, ?2, ?3, ?4))sql";

// A key that is used again for another content is refused, and that refusal
// kept under the same key: the first answer stays the key's.
constexpr char kInsertKey[] = R"sql(
  INSERT INTO submission_keys (stream, channel, request_key, position)
  VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (stream, channel, request_key) DO NOTHING)sql";

constexpr char kInsertSearch[] = R"sql(
  INSERT INTO account_search (rowid, address, meters, phones)
  VALUES (?1, ?2, ?3, ?4))sql";

constexpr char kDeleteSearch[] = R"sql(
  INSERT INTO account_search (account_search, rowid, address, meters, phones)
  VALUES ('delete', ?1, ?2, ?3, ?4))sql";

// A row of `streams`.
struct StreamRow {
  // 0 until it is inserted.
  int64_t id = 0;
  uint64_t defined_position = 0;
  AccountState state;
};

absl::StatusOr<StreamRow> LoadStream(Connection& connection,
                                     absl::string_view stream) {
  Rows rows = connection.Query(kSelectStream, stream);
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return StreamRow();
  }
  absl::StatusOr<AccountState> state = ReadState(stream, rows.Bytes(2));
  if (!state.ok()) return state.status();
  return StreamRow{.id = rows.Int(0),
                   .defined_position = rows.As<uint64_t>(1),
                   .state = *std::move(state)};
}

// Gives the row its id if it is new.
absl::Status SaveStream(Connection& connection, const JournalRecord& last,
                        StreamRow& row) {
  const std::string state = EncodeState(row.state);
  const auto save = [&](const char* sql, const auto& key) {
    return connection.Run(sql, key, row.state.sequence, last.position,
                          Blob{ChainBytes(last.chain)},
                          row.state.account.has_value(), row.defined_position,
                          Blob{state});
  };
  if (row.id != 0) return save(kUpdateStream, row.id);
  absl::Status status =
      save(kInsertStream, absl::string_view(last.event.stream));
  row.id = sqlite3_last_insert_rowid(connection.handle());
  return status;
}

absl::Status RunOnSearch(Connection& connection, const char* sql, int64_t id,
                         const SearchableAccount& account) {
  const std::string address = absl::StrJoin(account.address_words, " ");
  const std::string meters = absl::StrJoin(account.meter_serials, " ");
  const std::string phones = absl::StrJoin(account.phones, " ");
  return connection.Run(sql, id, absl::string_view(address),
                        absl::string_view(meters), absl::string_view(phones));
}

absl::Status UpdateSearch(Connection& connection, int64_t id,
                          const std::optional<SearchableAccount>& before,
                          const std::optional<SearchableAccount>& after) {
  if (before == after) return absl::OkStatus();
  if (before) {
    absl::Status status = RunOnSearch(connection, kDeleteSearch, id, *before);
    if (!status.ok()) return status;
  }
  return after ? RunOnSearch(connection, kInsertSearch, id, *after)
               : absl::OkStatus();
}

absl::Status ApplyEvent(Connection& connection, const JournalRecord& record,
                        StreamRow& row) {
  const Event& event = record.event;
  if (event.sequence != row.state.sequence + 1) {
    return absl::DataLossError(
        absl::StrCat("journal position ", record.position, ", stream ",
                     event.stream, ": got sequence ", event.sequence,
                     ", wanted ", row.state.sequence + 1));
  }
  const absl::string_view stream = event.stream;
  absl::Status status = connection.Run(kInsertEvent, stream, event.sequence,
                                       record.position, KindOf(event.body));
  if (const auto* defined = std::get_if<AccountDefined>(&event.body)) {
    row.defined_position = record.position;
    if (status.ok() && row.state.account) {
      status = MoveReadings(connection, stream, *row.state.account,
                            defined->account, event.sequence);
    }
  }
  if (const auto* judged = std::get_if<SubmissionJudged>(&event.body)) {
    if (status.ok()) {
      status = connection.Run(
          kInsertKey, stream, absl::string_view(judged->channel),
          absl::string_view(judged->submission.request_key), record.position);
    }
    if (status.ok() && row.state.account) {
      status = AddReadings(connection, stream, *row.state.account, *judged,
                           event.sequence);
    }
  }
  Evolve(row.state, event);
  return status;
}

}  // namespace

absl::Status ApplyToStream(Connection& connection,
                           absl::Span<const JournalRecord* const> records) {
  absl::StatusOr<StreamRow> row =
      LoadStream(connection, records.front()->event.stream);
  if (!row.ok()) return row.status();
  const auto searchable = [&row] {
    return row->state.account ? std::optional(SearchableOf(*row->state.account))
                              : std::nullopt;
  };
  const bool defines = std::any_of(
      records.begin(), records.end(), [](const JournalRecord* record) {
        return std::holds_alternative<AccountDefined>(record->event.body);
      });
  const std::optional<SearchableAccount> before =
      defines ? searchable() : std::nullopt;
  for (const JournalRecord* record : records) {
    if (absl::Status status = ApplyEvent(connection, *record, *row);
        !status.ok()) {
      return status;
    }
  }
  if (absl::Status status = SaveStream(connection, *records.back(), *row);
      !status.ok() || !defines) {
    return status;
  }
  return UpdateSearch(connection, row->id, before, searchable());
}

}  // namespace intake
