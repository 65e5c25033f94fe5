#include "storage/sqlite/journal.h"

#include <sqlite3.h>

#include <cstring>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/codec/event_codec.h"
#include "storage/sqlite/pragmas.h"
#include "storage/sqlite/sqlite_status.h"

namespace intake {
namespace {

// No index beside the position: what is written before a submission is answered
// is only an append. The table `probe` is one row, for Probe.
constexpr const char* kMigrations[] = {
    R"sql(
      CREATE TABLE journal (
        position INTEGER PRIMARY KEY,
        stream TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        recorded_at_us INTEGER NOT NULL,
        actor TEXT NOT NULL,
        kind INTEGER NOT NULL,
        chain BLOB NOT NULL,
        body BLOB NOT NULL
      ) STRICT;
      CREATE TABLE probe (
        id INTEGER PRIMARY KEY,
        probes INTEGER NOT NULL
      ) STRICT;
      INSERT INTO probe (id, probes) VALUES (1, 0);
    )sql",
};

constexpr char kInsert[] = R"sql(
  INSERT INTO journal
    (position, stream, sequence, recorded_at_us, actor, kind, chain, body)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))sql";

constexpr char kSelectLast[] = "SELECT COALESCE(MAX(position), 0) FROM journal";

constexpr char kSelectAfter[] = R"sql(
  SELECT position, stream, sequence, recorded_at_us, actor, kind, chain, body
  FROM journal
  WHERE position > ?1
  ORDER BY position
  LIMIT ?2)sql";

constexpr char kSelectAt[] = R"sql(
  SELECT position, stream, sequence, recorded_at_us, actor, kind, chain, body
  FROM journal
  WHERE position = ?1)sql";

constexpr char kProbe[] = "UPDATE probe SET probes = probes + 1 WHERE id = 1";

// 64 MiB of 16 KiB pages. The applier's checkpoints run beside the writer and
// so never quite reach the end of the log; past this the writer runs the last
// bit, after which SQLite starts the log from its beginning. While a reader
// keeps it from that, the writer tries again only every so many pages.
constexpr int kCheckpointPages = 4000;
constexpr int kCheckpointAgainPages = 400;

// A process that was killed between writing and syncing has left events that
// can be read, and so answered, but would not outlive the machine.
absl::Status SyncLog(Connection& connection) {
  sqlite3_file* log = nullptr;
  sqlite3_file_control(connection.handle(), "main",
                       SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (log == nullptr || log->pMethods == nullptr) return absl::OkStatus();
  return SqliteStatus(log->pMethods->xSync(log, SQLITE_SYNC_NORMAL),
                      "sync of the write-ahead log");
}

}  // namespace

absl::StatusOr<ChainHash> ChainFromBytes(absl::string_view bytes) {
  ChainHash chain;
  if (bytes.size() != chain.size()) {
    return absl::DataLossError(absl::StrCat("got a hash of ", bytes.size(),
                                            " bytes, wanted ", chain.size()));
  }
  std::memcpy(chain.data(), bytes.data(), bytes.size());
  return chain;
}

absl::StatusOr<JournalRow> JournalRowOf(const Rows& rows) {
  const auto position = rows.As<uint64_t>(0);
  const absl::StatusOr<ChainHash> chain = ChainFromBytes(rows.Bytes(6));
  if (!chain.ok()) {
    return WithPlace(chain.status(),
                     absl::StrCat("journal position ", position));
  }
  return JournalRow{.position = position,
                    .stream = rows.Text(1),
                    .sequence = rows.As<uint32_t>(2),
                    .recorded_at_us = rows.Int(3),
                    .actor = rows.Text(4),
                    .kind = rows.Int(5),
                    .chain = *chain,
                    .body = rows.Bytes(7)};
}

EventKind KindOf(const EventBody& body) {
  return static_cast<EventKind>(body.index()) + 1;
}

JournalWriter::JournalWriter(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)),
      checkpoint_at_pages_(kCheckpointPages) {
  sqlite3_wal_hook(
      connection_->handle(),
      [](void* self, sqlite3*, const char*, int pages) {
        static_cast<JournalWriter*>(self)->wal_pages_ = pages;
        return SQLITE_OK;
      },
      this);
}

absl::StatusOr<std::unique_ptr<JournalWriter>> JournalWriter::Open(
    const FileOptions& file) {
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      Connection::Open(file, Connection::Access::kCreate);
  if (!connection.ok()) return connection.status();
  absl::Status status = ConfigureJournal(**connection);
  if (status.ok()) status = Migrate(**connection, kMigrations);
  if (status.ok()) status = SyncLog(**connection);
  if (!status.ok()) return WithPlace(status, file.path);
  return std::unique_ptr<JournalWriter>(
      new JournalWriter(*std::move(connection)));
}

absl::Status JournalWriter::Append(absl::Span<const JournalRow> rows) {
  CheckpointIfDue();
  absl::StatusOr<Transaction> transaction = Transaction::Begin(*connection_);
  if (!transaction.ok()) return transaction.status();
  for (const JournalRow& row : rows) {
    absl::Status status = connection_->Run(
        kInsert, row.position, row.stream, row.sequence, row.recorded_at_us,
        row.actor, row.kind, Blob{ChainBytes(row.chain)}, Blob{row.body});
    if (!status.ok()) return status;
  }
  return transaction->Commit();
}

void JournalWriter::CheckpointIfDue() {
  if (wal_pages_ < kCheckpointPages) checkpoint_at_pages_ = kCheckpointPages;
  if (wal_pages_ < checkpoint_at_pages_) return;
  CheckpointJournal(*connection_);
  checkpoint_at_pages_ = wal_pages_ + kCheckpointAgainPages;
}

absl::Status JournalWriter::Probe() {
  absl::StatusOr<Transaction> transaction = Transaction::Begin(*connection_);
  if (!transaction.ok()) return transaction.status();
  if (absl::Status status = connection_->Run(kProbe); !status.ok()) {
    return status;
  }
  return transaction->Commit();
}

absl::StatusOr<uint64_t> JournalWriter::LastPosition() {
  return LastPositionOf(*connection_);
}

absl::StatusOr<uint64_t> LastPositionOf(Connection& connection) {
  Rows rows = connection.Query(kSelectLast);
  if (!rows.Next()) return rows.status();
  return rows.As<uint64_t>(0);
}

void CheckpointJournal(Connection& connection) {
  // A failure loses nothing: the log keeps everything, and a later checkpoint
  // copies it.
  sqlite3_wal_checkpoint_v2(connection.handle(), "main",
                            SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

absl::Status VisitJournal(
    Connection& connection, uint64_t after, uint64_t rows_max,
    const std::function<absl::Status(const JournalRow&)>& visit) {
  Rows rows = connection.Query(kSelectAfter, after, rows_max);
  while (rows.Next()) {
    const absl::StatusOr<JournalRow> row = JournalRowOf(rows);
    if (!row.ok()) return row.status();
    if (absl::Status status = visit(*row); !status.ok()) return status;
  }
  return rows.status();
}

absl::Status VisitRow(
    Connection& connection, uint64_t position,
    const std::function<absl::Status(const JournalRow&)>& visit) {
  Rows rows = connection.Query(kSelectAt, position);
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return absl::DataLossError(
        absl::StrCat("journal position ", position, ": missing"));
  }
  const absl::StatusOr<JournalRow> row = JournalRowOf(rows);
  return row.ok() ? visit(*row) : row.status();
}

absl::StatusOr<JournalRecord> DecodeRow(const JournalRow& row) {
  absl::StatusOr<EventBody> body = DecodeEventBody(row.body);
  if (!body.ok()) {
    return WithPlace(body.status(),
                     absl::StrCat("journal position ", row.position));
  }
  return JournalRecord{
      .position = row.position,
      .chain = row.chain,
      .event = {.stream = std::string(row.stream),
                .sequence = row.sequence,
                .recorded_at = absl::FromUnixMicros(row.recorded_at_us),
                .actor = std::string(row.actor),
                .body = *std::move(body)}};
}

absl::StatusOr<std::vector<JournalRecord>> ReadJournal(Connection& connection,
                                                       uint64_t after,
                                                       uint64_t rows_max) {
  std::vector<JournalRecord> records;
  records.reserve(rows_max);
  absl::Status status = VisitJournal(
      connection, after, rows_max, [&records](const JournalRow& row) {
        absl::StatusOr<JournalRecord> record = DecodeRow(row);
        if (!record.ok()) return record.status();
        records.push_back(*std::move(record));
        return absl::OkStatus();
      });
  if (!status.ok()) return status;
  return records;
}

}  // namespace intake
