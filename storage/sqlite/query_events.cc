#include "storage/sqlite/query_events.h"

#include <limits>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/base/receipt_code.h"
#include "core/codec/event_codec.h"
#include "storage/sqlite/journal.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

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

constexpr char kSelectStreamOfReceipt[] = R"sql(
  SELECT journal.stream
  FROM receipts
  JOIN journal ON journal.position = receipts.position
  WHERE receipts.number = ?1)sql";

constexpr char kSelectDefinition[] = R"sql(
  SELECT journal.position, journal.body, journal.sequence,
         journal.recorded_at_us
  FROM streams
  JOIN journal ON journal.position = streams.defined_position
  WHERE streams.stream = ?1)sql";

constexpr char kSelectSubmissions[] = R"sql(
  SELECT journal.position, journal.body, stream_events.sequence
  FROM stream_events
  JOIN journal ON journal.position = stream_events.position
  WHERE stream_events.stream = ?1
    AND stream_events.sequence < ?2
    AND stream_events.kind = ?3
  ORDER BY stream_events.sequence DESC
  LIMIT ?4)sql";

constexpr char kSelectLastReceipt[] =
    "SELECT COALESCE(MAX(number), 0) FROM receipts";

// Of a row that begins with position and body.
absl::StatusOr<EventBody> BodyOf(const Rows& rows) {
  absl::StatusOr<EventBody> body = DecodeEventBody(rows.Bytes(1));
  if (body.ok()) return body;
  return WithPlace(body.status(),
                   absl::StrCat("journal position ", rows.Int(0)));
}

// Of the same row, the body of its kind.
template <typename T>
absl::StatusOr<T> BodyOfKind(const Rows& rows, absl::string_view kind) {
  absl::StatusOr<EventBody> body = BodyOf(rows);
  if (!body.ok()) return body.status();
  if (T* const wanted = std::get_if<T>(&*body)) return std::move(*wanted);
  return absl::DataLossError(
      absl::StrCat("journal position ", rows.Int(0), " is no ", kind));
}

}  // namespace

absl::StatusOr<SubmissionJudged> JudgedOf(const Rows& rows) {
  return BodyOfKind<SubmissionJudged>(rows, "submission");
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

absl::StatusOr<AccountDefinition> QueryDefinition(Connection& connection,
                                                  absl::string_view number) {
  Rows rows = connection.Query(kSelectDefinition, number);
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return AccountNotFound(number);
  }
  absl::StatusOr<AccountDefined> defined =
      BodyOfKind<AccountDefined>(rows, "account's definition");
  if (!defined.ok()) return defined.status();
  return AccountDefinition{.account = std::move(defined->account),
                           .sequence = rows.As<uint32_t>(2),
                           .recorded_at = absl::FromUnixMicros(rows.Int(3))};
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

absl::StatusOr<std::optional<std::string>> QueryStreamOfReceipt(
    Connection& connection, uint64_t number) {
  // No code has so large a number.
  if (number > uint64_t{std::numeric_limits<int64_t>::max()}) {
    return std::nullopt;
  }
  Rows rows = connection.Query(kSelectStreamOfReceipt, number);
  if (rows.Next()) return std::string(rows.Text(0));
  if (!rows.status().ok()) return rows.status();
  return std::nullopt;
}

absl::StatusOr<uint64_t> QueryLastReceiptNumber(Connection& connection) {
  Rows rows = connection.Query(kSelectLastReceipt);
  if (!rows.Next()) return rows.status();
  return rows.As<uint64_t>(0);
}

}  // namespace intake
