#include "storage/sqlite/stream_views.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/codec/event_codec.h"
#include "core/decide/evolve.h"
#include "storage/sqlite/held_views.h"
#include "storage/sqlite/payment_code_views.h"
#include "storage/sqlite/place_views.h"
#include "storage/sqlite/query_states.h"
#include "storage/sqlite/reading_views.h"
#include "storage/sqlite/search_views.h"
#include "storage/views/held.h"
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
  if (std::holds_alternative<AccountDefined>(event.body)) {
    row.defined_position = record.position;
  }
  const auto* judged = std::get_if<SubmissionJudged>(&event.body);
  if (judged != nullptr && status.ok()) {
    status = connection.Run(
        kInsertKey, stream, absl::string_view(judged->channel),
        absl::string_view(judged->submission.request_key), record.position);
  }
  if (status.ok()) status = ChangeReadings(connection, row.state, event);
  Evolve(row.state, event);
  return status;
}

// Whether any of them may change what the account is found by.
bool ChangeAccount(absl::Span<const JournalRecord* const> records) {
  return std::any_of(
      records.begin(), records.end(), [](const JournalRecord* record) {
        return std::holds_alternative<AccountDefined>(record->event.body) ||
               std::holds_alternative<MeterReplaced>(record->event.body);
      });
}

// What an account is found by: costly to make of each state.
struct Directory {
  std::optional<SearchableAccount> words;
  std::optional<Address> address;
  std::string payment_code;
};

Directory DirectoryOf(const AccountState& state) {
  if (!state.account) return {};
  return {SearchableOf(*state.account), state.account->address,
          state.account->payment_code};
}

}  // namespace

absl::Status ApplyToStream(Connection& connection,
                           absl::Span<const JournalRecord* const> records) {
  const std::string& stream = records.front()->event.stream;
  absl::StatusOr<StreamRow> row = LoadStream(connection, stream);
  if (!row.ok()) return row.status();
  AccountState& state = row->state;
  const std::set<HeldKey> held_before = HeldOf(stream, state);
  const bool changes_account = ChangeAccount(records);
  const Directory before = changes_account ? DirectoryOf(state) : Directory();
  for (const JournalRecord* record : records) {
    absl::Status status = ApplyEvent(connection, *record, *row);
    if (!status.ok()) return status;
  }
  absl::Status status = SaveStream(connection, *records.back(), *row);
  if (status.ok()) {
    status =
        UpdateHeld(connection, held_before, HeldOf(stream, state), records);
  }
  if (!changes_account || !status.ok()) return status;
  const Directory after = DirectoryOf(state);
  status = UpdateSearch(connection, row->id, before.words, after.words);
  if (status.ok()) {
    status = UpdatePlace(connection, row->id, before.address, after.address);
  }
  if (!status.ok()) return status;
  return UpdatePaymentCode(connection, stream, before.payment_code,
                           after.payment_code);
}

}  // namespace intake
