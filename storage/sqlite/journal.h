// The journal: every event in the order it was decided, appended and never
// changed. It is the truth; the views are made from it.

#ifndef INTAKE_STORAGE_SQLITE_JOURNAL_H_
#define INTAKE_STORAGE_SQLITE_JOURNAL_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/model/event.h"
#include "storage/chain/chain.h"
#include "storage/sqlite/connection.h"

namespace intake {

// What a row of the journal is for; stored, permanent: the index of the body's
// type in EventBody, plus one.
using EventKind = int64_t;
EventKind KindOf(const EventBody& body);
inline constexpr EventKind kAccountDefinedKind = 1;
inline constexpr EventKind kSubmissionJudgedKind = 2;

// A row as it is stored. What it points to belongs to someone else.
struct JournalRow {
  // 1, 2, 3, … over all streams, without gaps.
  uint64_t position = 0;
  absl::string_view stream;
  uint32_t sequence = 0;
  int64_t recorded_at_us = 0;
  absl::string_view actor;
  EventKind kind = 0;
  ChainHash chain = {};
  absl::string_view body;

  ChainLink link() const {
    return {stream, sequence, recorded_at_us, actor, body};
  }
};

// A row, decoded.
struct JournalRecord {
  uint64_t position = 0;
  ChainHash chain = {};
  Event event;
};

// The only writer. One thread at a time.
class JournalWriter {
 public:
  // Makes the file if it is not there.
  // FAILED_PRECONDITION: a newer version of the program has written it.
  static absl::StatusOr<std::unique_ptr<JournalWriter>> Open(
      const FileOptions& file);

  JournalWriter(const JournalWriter&) = delete;
  JournalWriter& operator=(const JournalWriter&) = delete;

  // All rows durably, or none. After an error the outcome is unknown until the
  // journal has been opened again; with RESOURCE_EXHAUSTED it is none.
  absl::Status Append(absl::Span<const JournalRow> rows);

  // Writes and syncs a trifle beside the events.
  absl::Status Probe();

  // 0 in an empty journal.
  absl::StatusOr<uint64_t> LastPosition();

  // To read with, between the calls above.
  Connection& connection() { return *connection_; }

 private:
  explicit JournalWriter(std::unique_ptr<Connection> connection);
  void CheckpointIfDue();

  std::unique_ptr<Connection> connection_;
  // Of the write-ahead log, after the last commit.
  int wal_pages_ = 0;
  int checkpoint_at_pages_;
};

// As JournalWriter::LastPosition, for any connection that sees the table.
absl::StatusOr<uint64_t> LastPositionOf(Connection& connection);

// Copies what is committed from the write-ahead log into the file, as far as
// that goes without making a writer or reader wait. For any connection that
// may write.
void CheckpointJournal(Connection& connection);

// DATA_LOSS: it is none.
absl::StatusOr<ChainHash> ChainFromBytes(absl::string_view bytes);

// Of a question that asks for the columns in the order of JournalRow. Lives
// until the next row. DATA_LOSS: no hash.
absl::StatusOr<JournalRow> JournalRowOf(const Rows& rows);

// DATA_LOSS names a row that cannot be.
absl::StatusOr<JournalRecord> DecodeRow(const JournalRow& row);

// Calls `visit` with the rows behind position `after`, in order, at most
// `rows_max`, until it answers an error. `connection` sees the table `journal`.
absl::Status VisitJournal(
    Connection& connection, uint64_t after, uint64_t rows_max,
    const std::function<absl::Status(const JournalRow&)>& visit);

// Calls `visit` with the row at `position`. DATA_LOSS: there is none.
absl::Status VisitRow(
    Connection& connection, uint64_t position,
    const std::function<absl::Status(const JournalRow&)>& visit);

// The same as VisitJournal, decoded.
absl::StatusOr<std::vector<JournalRecord>> ReadJournal(Connection& connection,
                                                       uint64_t after,
                                                       uint64_t rows_max);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_JOURNAL_H_
