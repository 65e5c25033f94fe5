#include "storage/sqlite/query_log.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/receipt_code.h"
#include "storage/sqlite/journal.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

constexpr char kSelectStream[] = R"sql(
  SELECT journal.position, journal.stream, journal.sequence,
         journal.recorded_at_us, journal.actor, journal.kind, journal.chain,
         journal.body
  FROM stream_events
  JOIN journal ON journal.position = stream_events.position
  WHERE stream_events.stream = ?1
  ORDER BY stream_events.sequence)sql";

constexpr char kSelectReceipt[] = R"sql(
  SELECT journal.position, journal.stream, journal.sequence,
         journal.recorded_at_us, journal.actor, journal.kind, journal.chain,
         journal.body
  FROM receipts
  JOIN journal ON journal.position = receipts.position
  WHERE receipts.number = ?1)sql";

absl::StatusOr<LoggedEvent> LoggedOf(const JournalRow& row) {
  absl::StatusOr<JournalRecord> record = DecodeRow(row);
  if (!record.ok()) return record.status();
  return LoggedEvent{.position = record->position,
                     .event = std::move(record->event),
                     .chain_hash = std::string(ChainBytes(record->chain))};
}

absl::StatusOr<LoggedEvent> LoggedOf(const Rows& rows) {
  const absl::StatusOr<JournalRow> row = JournalRowOf(rows);
  if (!row.ok()) return row.status();
  return LoggedOf(*row);
}

absl::Status Missing(uint64_t position) {
  return absl::DataLossError(
      absl::StrCat("journal position ", position, ": missing"));
}

}  // namespace

absl::StatusOr<LogPage> QueryLog(Connection& connection, uint64_t after,
                                 uint64_t until, LogScope scope) {
  LogPage page = {.reached = after};
  absl::Status status =
      VisitJournal(connection, after, until - after,
                   [&page, scope](const JournalRow& row) -> absl::Status {
                     if (row.position != page.reached + 1)
                       return Missing(page.reached + 1);
                     page.reached = row.position;
                     if (scope == LogScope::kWithoutDefinitions &&
                         row.kind == kAccountDefinedKind) {
                       return absl::OkStatus();
                     }
                     absl::StatusOr<LoggedEvent> logged = LoggedOf(row);
                     if (!logged.ok()) return logged.status();
                     page.events.push_back(*std::move(logged));
                     return absl::OkStatus();
                   });
  if (!status.ok()) return status;
  if (page.reached != until) return Missing(page.reached + 1);
  return page;
}

absl::StatusOr<std::vector<LoggedEvent>> QueryStream(Connection& connection,
                                                     absl::string_view stream) {
  Rows rows = connection.Query(kSelectStream, stream);
  std::vector<LoggedEvent> events;
  while (rows.Next()) {
    absl::StatusOr<LoggedEvent> logged = LoggedOf(rows);
    if (!logged.ok()) return logged.status();
    events.push_back(*std::move(logged));
  }
  if (!rows.status().ok()) return rows.status();
  return events;
}

absl::StatusOr<LoggedEvent> QueryJudged(Connection& connection,
                                        absl::string_view code) {
  const absl::StatusOr<uint64_t> number = ParseReceiptCode(code);
  if (!number.ok()) return ReceiptNotFound(code);
  Rows rows = connection.Query(kSelectReceipt, *number);
  if (rows.Next()) return LoggedOf(rows);
  if (!rows.status().ok()) return rows.status();
  return ReceiptNotFound(code);
}

}  // namespace intake
