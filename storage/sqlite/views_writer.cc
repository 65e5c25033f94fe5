#include "storage/sqlite/views_writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "absl/base/macros.h"
#include "core/base/error.h"
#include "core/base/receipt_code.h"
#include "storage/sqlite/arrival_views.h"
#include "storage/sqlite/pragmas.h"
#include "storage/sqlite/sqlite_status.h"
#include "storage/sqlite/stream_views.h"
#include "storage/sqlite/views_schema.h"

namespace intake {
namespace {

constexpr char kSelectWatermark[] = R"sql(
  SELECT position, chain, saved_position, last_receipt
  FROM watermark
  WHERE id = 1)sql";

constexpr char kPutWatermark[] = R"sql(
  INSERT INTO watermark (id, position, chain, saved_position, last_receipt)
  VALUES (1, ?1, ?2, ?3, ?4)
  ON CONFLICT (id) DO UPDATE SET
    position = excluded.position,
    chain = excluded.chain,
    saved_position = excluded.saved_position,
    last_receipt = excluded.last_receipt)sql";

uint64_t LastReceipt(absl::Span<const JournalRecord> records) {
  uint64_t last = 0;
  for (const JournalRecord& record : records) {
    const auto* judged = std::get_if<SubmissionJudged>(&record.event.body);
    if (judged == nullptr) continue;
    const absl::StatusOr<uint64_t> number =
        ParseReceiptCode(judged->receipt.code);
    if (number.ok()) last = std::max(last, *number);
  }
  return last;
}

// Those of the streams of which some event is not ordinary, stream by stream.
std::vector<const JournalRecord*> OfStreamsThatChange(
    absl::Span<const JournalRecord> records) {
  absl::flat_hash_set<absl::string_view> streams;
  for (const JournalRecord& record : records) {
    if (!IsOrdinary(record.event)) streams.insert(record.event.stream);
  }
  std::vector<const JournalRecord*> theirs;
  if (streams.empty()) return theirs;
  for (const JournalRecord& record : records) {
    if (streams.contains(record.event.stream)) theirs.push_back(&record);
  }
  std::stable_sort(theirs.begin(), theirs.end(),
                   [](const JournalRecord* a, const JournalRecord* b) {
                     return a->event.stream < b->event.stream;
                   });
  return theirs;
}

absl::StatusOr<EventIndex> OpenIndex(Connection& connection) {
  absl::StatusOr<Transaction> transaction = Transaction::Begin(connection);
  if (!transaction.ok()) return transaction.status();
  absl::StatusOr<EventIndex> index = EventIndex::Open(connection);
  if (!index.ok()) return index;
  if (absl::Status status = transaction->Commit(); !status.ok()) return status;
  return index;
}

}  // namespace

absl::StatusOr<Watermark> QueryWatermark(Connection& connection) {
  Rows rows = connection.Query(kSelectWatermark);
  Watermark watermark;
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return watermark;
  }
  const absl::StatusOr<ChainHash> chain = ChainFromBytes(rows.Bytes(1));
  if (!chain.ok()) return WithPlace(chain.status(), "the watermark");
  return Watermark{.position = rows.As<uint64_t>(0),
                   .chain = *chain,
                   .saved_position = rows.As<uint64_t>(2),
                   .last_receipt = rows.As<uint64_t>(3)};
}

ViewsWriter::ViewsWriter(std::unique_ptr<Connection> connection,
                         EventIndex index, Watermark watermark)
    : connection_(std::move(connection)),
      index_(std::move(index)),
      watermark_(watermark) {}

absl::StatusOr<std::unique_ptr<ViewsWriter>> ViewsWriter::Open(
    const FileOptions& file) {
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      Connection::Open(file, Connection::Access::kCreate);
  if (!connection.ok()) return connection.status();
  absl::Status status = ConfigureViews(**connection);
  if (status.ok())
    status = MakeTables(**connection, kViewsSchema, kViewsVersion);
  if (!status.ok()) return WithPlace(status, file.path);
  const absl::StatusOr<Watermark> watermark = QueryWatermark(**connection);
  if (!watermark.ok()) return WithPlace(watermark.status(), file.path);
  absl::StatusOr<EventIndex> index = OpenIndex(**connection);
  if (!index.ok()) return WithPlace(index.status(), file.path);
  return std::unique_ptr<ViewsWriter>(
      new ViewsWriter(*std::move(connection), *std::move(index), *watermark));
}

absl::Status ViewsWriter::Resume(Connection& journal) {
  return VisitJournal(journal, watermark_.saved_position,
                      watermark_.position - watermark_.saved_position,
                      [this](const JournalRow& row) {
                        unsaved_.emplace(row.stream);
                        return absl::OkStatus();
                      });
}

absl::Status ViewsWriter::Recover(Connection& journal) {
  absl::StatusOr<EventIndex> index = OpenIndex(*connection_);
  if (!index.ok()) return index.status();
  index_ = *std::move(index);
  saving_.clear();
  unsaved_.clear();
  return Resume(journal);
}

absl::Status ViewsWriter::Apply(Connection& journal,
                                absl::Span<const JournalRecord> records) {
  if (records.empty()) return absl::OkStatus();
  ABSL_HARDENING_ASSERT(records.front().position == watermark_.position + 1);
  absl::StatusOr<Transaction> transaction = Transaction::Begin(*connection_);
  if (!transaction.ok()) return transaction.status();
  absl::Status status = ApplyByStream(journal, records);
  if (status.ok()) status = AddToIndex(records);
  if (status.ok()) status = CountArrived(*connection_, records);
  const Watermark reached = {
      .position = records.back().position,
      .chain = records.back().chain,
      .saved_position =
          unsaved() == 0 ? records.back().position : watermark_.saved_position,
      .last_receipt = std::max(watermark_.last_receipt, LastReceipt(records))};
  if (status.ok()) status = PutWatermark(reached);
  if (status.ok()) status = transaction->Commit();
  if (status.ok()) watermark_ = reached;
  return status;
}

absl::Status ViewsWriter::ApplyByStream(
    Connection& journal, absl::Span<const JournalRecord> records) {
  for (const JournalRecord& record : records) {
    unsaved_.insert(record.event.stream);
  }
  const std::vector<const JournalRecord*> theirs = OfStreamsThatChange(records);
  for (auto run = theirs.begin(); run != theirs.end();) {
    const std::string& stream = (*run)->event.stream;
    const auto end = std::find_if(run, theirs.end(), [&](const auto* record) {
      return record->event.stream != stream;
    });
    absl::Status status = ApplyToStream(
        {*connection_, journal}, {&*run, static_cast<size_t>(end - run)});
    if (!status.ok()) return status;
    unsaved_.erase(stream);
    run = end;
  }
  return absl::OkStatus();
}

absl::Status ViewsWriter::AddToIndex(absl::Span<const JournalRecord> records) {
  std::vector<IndexEntry> entries;
  entries.reserve(3 * records.size());
  for (const JournalRecord& record : records) {
    AddIndexEntries(record.event, record.position, entries);
  }
  return index_.Add(*connection_, std::move(entries));
}

absl::Status ViewsWriter::SaveStates(Connection& journal, size_t streams_max) {
  if (saving_.empty()) {
    saving_.assign(unsaved_.begin(), unsaved_.end());
    unsaved_.clear();
    // In the order of the table's rows, about.
    std::sort(saving_.rbegin(), saving_.rend());
    saving_until_ = watermark_.position;
  }
  absl::StatusOr<Transaction> transaction = Transaction::Begin(*connection_);
  if (!transaction.ok()) return transaction.status();
  for (size_t saved = 0; saved < streams_max && !saving_.empty(); ++saved) {
    absl::StatusOr<StoredStream> stored =
        LoadStored(*connection_, saving_.back());
    if (!stored.ok()) return stored.status();
    absl::Status status =
        FoldUntil({*connection_, journal}, watermark_.position, *stored);
    if (status.ok()) status = SaveStored(*connection_, *stored);
    if (!status.ok()) return status;
    saving_.pop_back();
  }
  Watermark reached = watermark_;
  if (saving_.empty()) reached.saved_position = saving_until_;
  absl::Status status = PutWatermark(reached);
  if (status.ok()) status = transaction->Commit();
  if (status.ok()) watermark_ = reached;
  return status;
}

absl::Status ViewsWriter::PutWatermark(const Watermark& reached) {
  return connection_->Run(kPutWatermark, reached.position,
                          Blob{ChainBytes(reached.chain)},
                          reached.saved_position, reached.last_receipt);
}

absl::Status ViewsWriter::Checkpoint() {
  return SqliteStatus(
      sqlite3_wal_checkpoint_v2(connection_->handle(), "main",
                                SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr),
      "checkpoint of the views");
}

}  // namespace intake
