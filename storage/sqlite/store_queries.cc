#include "storage/sqlite/store_queries.h"

#include <cstring>
#include <limits>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/base/error.h"
#include "core/base/receipt_code.h"
#include "core/codec/event_codec.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/reading_views.h"
#include "storage/views/readings.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

constexpr char kSelectState[] = R"sql(
  SELECT state, defined_sequence, defined_at_us
  FROM streams
  WHERE stream = ?1)sql";

constexpr char kSelectAccountStates[] = R"sql(
  SELECT stream, state
  FROM streams
  WHERE has_account = 1
  ORDER BY id)sql";

constexpr char kSelectByKey[] = R"sql(
  SELECT journal.position, journal.body
  FROM submission_keys
  JOIN journal ON journal.position = submission_keys.position
  WHERE submission_keys.stream = ?1
    AND submission_keys.channel = ?2
    AND submission_keys.request_key = ?3)sql";

constexpr char kSelectByReceipt[] = R"sql(
  SELECT journal.position, journal.body
  FROM receipts
  JOIN journal ON journal.position = receipts.position
  WHERE receipts.number = ?1)sql";

constexpr char kSelectEvents[] = R"sql(
  SELECT journal.position, journal.body, journal.sequence,
         journal.recorded_at_us, journal.actor
  FROM stream_events
  JOIN journal ON journal.position = stream_events.position
  WHERE stream_events.stream = ?1
  ORDER BY stream_events.sequence)sql";

constexpr char kSelectSubmissions[] = R"sql(
  SELECT journal.position, journal.body, stream_events.sequence
  FROM stream_events
  JOIN journal ON journal.position = stream_events.position
  WHERE stream_events.stream = ?1
    AND stream_events.sequence < ?2
    AND stream_events.kind = ?3
  ORDER BY stream_events.sequence DESC
  LIMIT ?4)sql";

constexpr char kSearchByNumber[] = R"sql(
  SELECT stream, state
  FROM streams
  WHERE has_account = 1 AND stream >= ?1 AND stream < ?2
  ORDER BY stream
  LIMIT ?3)sql";

// CROSS JOIN: SQLite is to ask the index of words first.
constexpr char kSearchByWords[] = R"sql(
  SELECT streams.stream, streams.state
  FROM account_search
  CROSS JOIN streams ON streams.id = account_search.rowid
  WHERE account_search MATCH ?4
    AND streams.stream >= ?1 AND streams.stream < ?2
  ORDER BY streams.stream
  LIMIT ?3)sql";

constexpr char kSelectLastReceipt[] =
    "SELECT COALESCE(MAX(number), 0) FROM receipts";

constexpr char kSelectHeads[] = R"sql(
  SELECT stream, sequence, position, chain, has_account
  FROM streams
  ORDER BY id)sql";

absl::StatusOr<AccountState> StateOf(absl::string_view stream,
                                     absl::string_view bytes) {
  absl::StatusOr<AccountState> state = DecodeState(bytes);
  if (state.ok()) return state;
  return WithPlace(state.status(), absl::StrCat("views, stream ", stream));
}

// Of a row that begins with position and body.
absl::StatusOr<EventBody> BodyOf(const Rows& rows) {
  absl::StatusOr<EventBody> body = DecodeEventBody(rows.Bytes(1));
  if (body.ok()) return body;
  return WithPlace(body.status(),
                   absl::StrCat("journal position ", rows.Int(0)));
}

absl::StatusOr<SubmissionJudged> JudgedOf(const Rows& rows) {
  absl::StatusOr<EventBody> body = BodyOf(rows);
  if (!body.ok()) return body.status();
  if (auto* judged = std::get_if<SubmissionJudged>(&*body)) {
    return std::move(*judged);
  }
  return absl::DataLossError(
      absl::StrCat("journal position ", rows.Int(0), " is no submission"));
}

absl::StatusOr<AccountState> QueryState(Connection& connection,
                                        absl::string_view stream) {
  Rows rows = connection.Query(kSelectState, stream);
  if (rows.Next()) return StateOf(stream, rows.Bytes(0));
  if (!rows.status().ok()) return rows.status();
  return AccountState();
}

// `{address} : "лен" * AND {phones} : "7903" *`. Terms hold letters and digits
// only, so that nothing in them means anything to FTS5.
std::string MatchExpression(const SearchTerms& terms) {
  std::vector<std::string> parts;
  const auto add = [&parts](absl::string_view column, absl::string_view word) {
    if (word.empty()) return;
    parts.push_back(absl::StrCat("{", column, "} : \"", word, "\" *"));
  };
  for (const std::string& word : terms.address_words) add("address", word);
  add("meters", terms.meter_serial);
  add("phones", terms.phone);
  return absl::StrJoin(parts, " AND ");
}

}  // namespace

absl::StatusOr<std::vector<AccountState>> QueryStates(
    Connection& connection, absl::Span<const std::string> streams) {
  std::vector<AccountState> states;
  states.reserve(streams.size());
  for (const std::string& stream : streams) {
    absl::StatusOr<AccountState> state = QueryState(connection, stream);
    if (!state.ok()) return state.status();
    states.push_back(*std::move(state));
  }
  return states;
}

absl::Status QueryAccountStates(
    Connection& connection,
    const std::function<bool(const std::string& stream, AccountState state)>&
        visit) {
  Rows rows = connection.Query(kSelectAccountStates);
  while (rows.Next()) {
    const std::string stream(rows.Text(0));
    absl::StatusOr<AccountState> state = StateOf(stream, rows.Bytes(1));
    if (!state.ok()) return state.status();
    if (!visit(stream, *std::move(state))) return absl::OkStatus();
  }
  return rows.status();
}

absl::StatusOr<std::optional<SubmissionJudged>> QueryByKey(
    Connection& connection, absl::string_view stream, absl::string_view channel,
    absl::string_view request_key) {
  Rows rows = connection.Query(kSelectByKey, stream, channel, request_key);
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return std::nullopt;
  }
  return JudgedOf(rows);
}

absl::StatusOr<std::vector<Event>> QueryEvents(Connection& connection,
                                               absl::string_view stream) {
  Rows rows = connection.Query(kSelectEvents, stream);
  std::vector<Event> events;
  while (rows.Next()) {
    absl::StatusOr<EventBody> body = BodyOf(rows);
    if (!body.ok()) return body.status();
    events.push_back({.stream = std::string(stream),
                      .sequence = rows.As<uint32_t>(2),
                      .recorded_at = absl::FromUnixMicros(rows.Int(3)),
                      .actor = std::string(rows.Text(4)),
                      .body = *std::move(body)});
  }
  if (!rows.status().ok()) return rows.status();
  return events;
}

absl::StatusOr<Account> QueryAccount(Connection& connection,
                                     absl::string_view number) {
  absl::StatusOr<AccountState> state = QueryState(connection, number);
  if (!state.ok()) return state.status();
  if (!state->account) return AccountNotFound(number);
  return *std::move(state->account);
}

absl::StatusOr<std::vector<Account>> QueryAccounts(Connection& connection,
                                                   const SearchTerms& terms,
                                                   size_t items_max) {
  // Behind every digit in the order of bytes.
  const std::string end = terms.number + ":";
  const std::string match = MatchExpression(terms);
  const absl::string_view from = terms.number;
  const uint64_t limit = PageItems(items_max);
  Rows rows = match.empty() ? connection.Query(kSearchByNumber, from,
                                               absl::string_view(end), limit)
                            : connection.Query(kSearchByWords, from,
                                               absl::string_view(end), limit,
                                               absl::string_view(match));
  std::vector<Account> accounts;
  while (rows.Next()) {
    absl::StatusOr<AccountState> state = StateOf(rows.Text(0), rows.Bytes(1));
    if (!state.ok()) return state.status();
    if (state->account) accounts.push_back(*std::move(state->account));
  }
  if (!rows.status().ok()) return rows.status();
  return accounts;
}

absl::StatusOr<ReadingPage> QueryReadings(Connection& connection,
                                          absl::string_view number,
                                          const Page<ReadingKey>& page) {
  const absl::StatusOr<Transaction> snapshot =
      Transaction::BeginRead(connection);
  if (!snapshot.ok()) return snapshot.status();
  AccountState state;
  AccountDefinition definition;
  {
    Rows rows = connection.Query(kSelectState, number);
    if (rows.Next()) {
      absl::StatusOr<AccountState> decoded = StateOf(number, rows.Bytes(0));
      if (!decoded.ok()) return decoded.status();
      state = *std::move(decoded);
      definition = {.sequence = rows.As<uint32_t>(1),
                    .recorded_at = absl::FromUnixMicros(rows.Int(2))};
    }
    if (!rows.status().ok()) return rows.status();
  }
  if (!state.account) return AccountNotFound(number);
  const absl::StatusOr<std::set<ReadingPlace>> superseded =
      LoadImportedSuperseded(connection, number);
  if (!superseded.ok()) return superseded.status();
  const absl::StatusOr<std::vector<KeyedReading>> submitted =
      LoadSubmitted(connection, number, page);
  if (!submitted.ok()) return submitted.status();
  std::vector<KeyedReading> readings =
      ImportedReadings(*state.account, definition, *superseded);
  readings.insert(readings.end(), submitted->begin(), submitted->end());
  return MakeReadingPage(std::move(readings), page);
}

absl::StatusOr<SubmissionPage> QuerySubmissions(Connection& connection,
                                                absl::string_view stream,
                                                const Page<uint32_t>& page) {
  constexpr int64_t kNone = std::numeric_limits<int64_t>::max();
  const int64_t before = page.before ? int64_t{*page.before} : kNone;
  const size_t items = PageItems(page.items_max);
  Rows rows = connection.Query(kSelectSubmissions, stream, before,
                               kSubmissionJudgedKind, uint64_t{items + 1});
  SubmissionPage result;
  while (rows.Next()) {
    if (result.rows.size() == items) {
      result.next = result.rows.back().sequence;
      return result;
    }
    absl::StatusOr<SubmissionJudged> judged = JudgedOf(rows);
    if (!judged.ok()) return judged.status();
    result.rows.push_back({rows.As<uint32_t>(2), *std::move(judged)});
  }
  if (!rows.status().ok()) return rows.status();
  return result;
}

absl::StatusOr<SubmissionJudged> QueryReceipt(Connection& connection,
                                              absl::string_view code) {
  const absl::StatusOr<uint64_t> number = ParseReceiptCode(code);
  if (!number.ok()) return ReceiptNotFound(code);
  Rows rows = connection.Query(kSelectByReceipt, *number);
  if (rows.Next()) return JudgedOf(rows);
  if (!rows.status().ok()) return rows.status();
  return ReceiptNotFound(code);
}

absl::StatusOr<uint64_t> QueryLastReceiptNumber(Connection& connection) {
  Rows rows = connection.Query(kSelectLastReceipt);
  if (!rows.Next()) return rows.status();
  return rows.As<uint64_t>(0);
}

absl::StatusOr<HeadMap> QueryHeads(Connection& connection) {
  Rows rows = connection.Query(kSelectHeads);
  HeadMap heads;
  while (rows.Next()) {
    Head head = {.sequence = rows.As<uint32_t>(1),
                 .position = rows.As<uint64_t>(2),
                 .has_account = rows.Int(4) != 0};
    const absl::string_view chain = rows.Bytes(3);
    if (chain.size() != head.chain.size()) {
      return absl::DataLossError(
          absl::StrCat("views, stream ", rows.Text(0), " has no hash"));
    }
    std::memcpy(head.chain.data(), chain.data(), chain.size());
    heads.emplace(rows.Text(0), head);
  }
  if (!rows.status().ok()) return rows.status();
  return heads;
}

}  // namespace intake
