#include "storage/sqlite/views_writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
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

constexpr char kSelectWatermark[] =
    "SELECT position, chain FROM watermark WHERE id = 1";

constexpr char kPutWatermark[] = R"sql(
  INSERT INTO watermark (id, position, chain)
  VALUES (1, ?1, ?2)
  ON CONFLICT (id) DO UPDATE SET
    position = excluded.position,
    chain = excluded.chain)sql";

// The first of a number stands, as the first of a key does.
constexpr char kInsertReceipt[] = R"sql(
  INSERT INTO receipts (number, position)
  VALUES (?1, ?2)
  ON CONFLICT (number) DO NOTHING)sql";

absl::StatusOr<Watermark> ReadWatermark(Connection& connection) {
  Rows rows = connection.Query(kSelectWatermark);
  Watermark watermark;
  if (!rows.Next()) {
    if (!rows.status().ok()) return rows.status();
    return watermark;
  }
  watermark.position = rows.As<uint64_t>(0);
  const absl::string_view chain = rows.Bytes(1);
  if (chain.size() != watermark.chain.size()) {
    return absl::DataLossError("the watermark has no hash");
  }
  std::memcpy(watermark.chain.data(), chain.data(), chain.size());
  return watermark;
}

absl::Status ApplyReceipt(Connection& connection, const JournalRecord& record) {
  const auto* judged = std::get_if<SubmissionJudged>(&record.event.body);
  if (judged == nullptr) return absl::OkStatus();
  const absl::StatusOr<uint64_t> number =
      ParseReceiptCode(judged->receipt.code);
  if (!number.ok()) return absl::OkStatus();
  return connection.Run(kInsertReceipt, *number, record.position);
}

// In the order of every table's key, so that the pages of each B-tree are
// visited once in a batch.
std::vector<const JournalRecord*> ByStream(
    absl::Span<const JournalRecord> records) {
  std::vector<const JournalRecord*> sorted;
  sorted.reserve(records.size());
  for (const JournalRecord& record : records) sorted.push_back(&record);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const JournalRecord* a, const JournalRecord* b) {
                     return a->event.stream < b->event.stream;
                   });
  return sorted;
}

}  // namespace

ViewsWriter::ViewsWriter(std::unique_ptr<Connection> connection,
                         Watermark watermark)
    : connection_(std::move(connection)), watermark_(watermark) {}

absl::StatusOr<std::unique_ptr<ViewsWriter>> ViewsWriter::Open(
    const FileOptions& file) {
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      Connection::Open(file, Connection::Access::kCreate);
  if (!connection.ok()) return connection.status();
  absl::Status status = ConfigureViews(**connection);
  if (status.ok())
    status = MakeTables(**connection, kViewsSchema, kViewsVersion);
  if (!status.ok()) return WithPlace(status, file.path);
  const absl::StatusOr<Watermark> watermark = ReadWatermark(**connection);
  if (!watermark.ok()) return WithPlace(watermark.status(), file.path);
  return std::unique_ptr<ViewsWriter>(
      new ViewsWriter(*std::move(connection), *watermark));
}

absl::Status ViewsWriter::Apply(absl::Span<const JournalRecord> records) {
  if (records.empty()) return absl::OkStatus();
  ABSL_HARDENING_ASSERT(records.front().position == watermark_.position + 1);
  absl::StatusOr<Transaction> transaction = Transaction::Begin(*connection_);
  if (!transaction.ok()) return transaction.status();

  const std::vector<const JournalRecord*> sorted = ByStream(records);
  for (auto run = sorted.begin(); run != sorted.end();) {
    const auto end = std::find_if(run, sorted.end(), [&](const auto* record) {
      return record->event.stream != (*run)->event.stream;
    });
    const absl::Status status =
        ApplyToStream(*connection_, {&*run, static_cast<size_t>(end - run)});
    if (!status.ok()) return status;
    run = end;
  }
  for (const JournalRecord& record : records) {
    if (absl::Status status = ApplyReceipt(*connection_, record);
        !status.ok()) {
      return status;
    }
  }
  if (absl::Status status = CountArrived(*connection_, records); !status.ok()) {
    return status;
  }
  const Watermark reached = {records.back().position, records.back().chain};
  if (absl::Status status = connection_->Run(kPutWatermark, reached.position,
                                             Blob{ChainBytes(reached.chain)});
      !status.ok()) {
    return status;
  }
  if (absl::Status status = transaction->Commit(); !status.ok()) return status;
  watermark_ = reached;
  return absl::OkStatus();
}

absl::Status ViewsWriter::Checkpoint() {
  return SqliteStatus(
      sqlite3_wal_checkpoint_v2(connection_->handle(), "main",
                                SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr),
      "checkpoint of the views");
}

}  // namespace intake
