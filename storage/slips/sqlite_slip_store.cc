#include "storage/slips/sqlite_slip_store.h"

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/slips/slip_rows.h"
#include "storage/sqlite/pragmas.h"

namespace intake {

absl::StatusOr<std::unique_ptr<SqliteSlipStore>> SqliteSlipStore::Open(
    FileOptions file) {
  std::unique_ptr<SqliteSlipStore> store(new SqliteSlipStore(std::move(file)));
  const auto ready = store->Ready();
  if (!ready.ok()) return ready.status();
  return store;
}

absl::StatusOr<Connection*> SqliteSlipStore::Ready() {
  if (connection_ != nullptr) return connection_.get();
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      Connection::Open(file_, Connection::Access::kCreate);
  if (!connection.ok()) return connection.status();
  absl::Status status = ConfigureRecords(**connection);
  if (status.ok()) status = MigrateSlips(**connection);
  if (!status.ok()) return WithPlace(status, file_.path);
  connection_ = *std::move(connection);
  return connection_.get();
}

absl::Status SqliteSlipStore::Write(
    const std::function<absl::Status(Connection&)>& work) {
  const absl::StatusOr<Connection*> connection = Ready();
  if (!connection.ok()) return connection.status();
  absl::Status status;
  {
    absl::StatusOr<Transaction> transaction = Transaction::Begin(**connection);
    status = transaction.status();
    if (status.ok()) status = work(**connection);
    if (status.ok()) status = transaction->Commit();
  }
  if (!status.ok() && !absl::IsAlreadyExists(status)) connection_.reset();
  return status;
}

absl::StatusOr<std::optional<SlipBatch>> SqliteSlipStore::LoadBatch(
    const std::string& number) {
  const absl::StatusOr<Connection*> connection = Ready();
  if (!connection.ok()) return connection.status();
  auto record = FindBatchRow(**connection, number);
  if (!record.ok()) return record.status();
  if (!*record) return std::nullopt;
  SlipBatch batch = {.record = **std::move(record)};
  const absl::Status status = LoadSlipRows(**connection, batch);
  if (!status.ok()) return status;
  return batch;
}

absl::StatusOr<uint32_t> SqliteSlipStore::AddBatch(const BatchRecord& record) {
  uint32_t id = 0;
  const absl::Status status = Write([&](Connection& connection) {
    const auto same = FindBatchRow(connection, record.header.number);
    if (!same.ok()) return same.status();
    if (*same) {
      return absl::AlreadyExistsError(
          absl::StrCat("batch ", record.header.number, " is there"));
    }
    const absl::StatusOr<uint32_t> inserted =
        InsertBatchRow(connection, record);
    if (inserted.ok()) id = *inserted;
    return inserted.status();
  });
  if (!status.ok()) return status;
  return id;
}

absl::Status SqliteSlipStore::UpdateBatch(const BatchRecord& record) {
  return Write([&](Connection& connection) {
    return UpdateBatchRow(connection, record);
  });
}

absl::Status SqliteSlipStore::PutKeying(uint32_t batch_id, int sequence,
                                        Turn turn, const Keying& keying,
                                        std::optional<uint64_t> sample_seed) {
  return Write([&](Connection& connection) {
    absl::Status status =
        PutKeyingRow(connection, batch_id, sequence, turn, keying);
    if (!status.ok() || !sample_seed) return status;
    return SetSampleSeed(connection, batch_id, *sample_seed);
  });
}

absl::Status SqliteSlipStore::AddReceipts(
    uint32_t batch_id, absl::Span<const SequencedReceipt> receipts) {
  return Write([&](Connection& connection) {
    return AddReceiptRows(connection, batch_id, receipts);
  });
}

absl::StatusOr<std::vector<BatchRecord>> SqliteSlipStore::ListBatches(
    bool unfinished_only, std::optional<uint32_t> before, size_t items_max) {
  const absl::StatusOr<Connection*> connection = Ready();
  if (!connection.ok()) return connection.status();
  return ListBatchRows(**connection, unfinished_only, before, items_max);
}

}  // namespace intake
