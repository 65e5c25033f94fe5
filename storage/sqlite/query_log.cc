#include "storage/sqlite/query_log.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/query_events.h"
#include "storage/sqlite/stored_stream.h"

namespace intake {
namespace {

LoggedEvent LoggedOf(JournalRecord record) {
  return {.position = record.position,
          .event = std::move(record.event),
          .chain_hash = std::string(ChainBytes(record.chain))};
}

absl::StatusOr<LoggedEvent> LoggedOf(const JournalRow& row) {
  absl::StatusOr<JournalRecord> record = DecodeRow(row);
  if (!record.ok()) return record.status();
  return LoggedOf(*std::move(record));
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
  std::vector<LoggedEvent> events;
  absl::Status status =
      VisitStream({connection, connection}, stream, 0, 0, kEveryPosition,
                  [&events](const JournalRow& row) {
                    absl::StatusOr<LoggedEvent> logged = LoggedOf(row);
                    if (!logged.ok()) return logged.status();
                    events.push_back(*std::move(logged));
                    return absl::OkStatus();
                  });
  if (!status.ok()) return status;
  return events;
}

absl::StatusOr<LoggedEvent> QueryJudged(Connection& connection,
                                        absl::string_view code) {
  absl::StatusOr<JournalRecord> record = QueryByReceiptCode(connection, code);
  if (!record.ok()) return record.status();
  return LoggedOf(*std::move(record));
}

}  // namespace intake
