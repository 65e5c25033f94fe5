// Batches of slips in a SQLite file of their own, `slips.db`, beside the
// journal.

#ifndef INTAKE_STORAGE_SLIPS_SQLITE_SLIP_STORE_H_
#define INTAKE_STORAGE_SLIPS_SQLITE_SLIP_STORE_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/ports/slip_store.h"
#include "storage/sqlite/connection.h"

namespace intake {

// Used by one thread at a time.
class SqliteSlipStore final : public SlipStore {
 public:
  // The folder is there, and no other process uses it. FAILED_PRECONDITION:
  // written by a newer version of the program. UNAVAILABLE, RESOURCE_EXHAUSTED:
  // the disk. DATA_LOSS: the file is damaged.
  static absl::StatusOr<std::unique_ptr<SqliteSlipStore>> Open(
      FileOptions file);

  absl::StatusOr<std::optional<SlipBatch>> LoadBatch(
      const std::string& number) override;
  absl::StatusOr<uint32_t> AddBatch(const BatchRecord& record) override;
  absl::Status UpdateBatch(const BatchRecord& record) override;
  absl::Status PutKeying(uint32_t batch_id, int sequence, Turn turn,
                         const Keying& keying,
                         std::optional<uint64_t> sample_seed) override;
  absl::Status AddReceipts(
      uint32_t batch_id, absl::Span<const SequencedReceipt> receipts) override;
  absl::StatusOr<std::vector<BatchRecord>> ListBatches(
      bool unfinished_only, std::optional<uint32_t> before,
      size_t items_max) override;

 private:
  explicit SqliteSlipStore(FileOptions file) : file_(std::move(file)) {}

  // The connection, opened anew after trouble.
  absl::StatusOr<Connection*> Ready();
  // Runs `work` in one transaction. After an error the connection is given up:
  // what it has in memory need not be what is on the disk.
  absl::Status Write(const std::function<absl::Status(Connection&)>& work);

  const FileOptions file_;
  // Null after trouble.
  std::unique_ptr<Connection> connection_;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SLIPS_SQLITE_SLIP_STORE_H_
