// The tables of slips.db, and their rows as core's values.

#ifndef INTAKE_STORAGE_SLIPS_SLIP_ROWS_H_
#define INTAKE_STORAGE_SLIPS_SLIP_ROWS_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/ports/slip_store.h"
#include "storage/sqlite/connection.h"

namespace intake {

// DATA_LOSS, in all that read: a row that no version has written.
absl::Status MigrateSlips(Connection& connection);

absl::StatusOr<std::optional<BatchRecord>> FindBatchRow(
    Connection& connection, const std::string& number);
absl::StatusOr<std::vector<BatchRecord>> ListBatchRows(
    Connection& connection, bool unfinished_only,
    std::optional<uint32_t> before, size_t items_max);
// Fills in the keyings and receipts of `batch`, whose record is there.
absl::Status LoadSlipRows(Connection& connection, SlipBatch& batch);

// The row's id.
absl::StatusOr<uint32_t> InsertBatchRow(Connection& connection,
                                        const BatchRecord& record);
absl::Status UpdateBatchRow(Connection& connection, const BatchRecord& record);
absl::Status PutKeyingRow(Connection& connection, uint32_t batch_id,
                          int sequence, Turn turn, const Keying& keying);
absl::Status SetSampleSeed(Connection& connection, uint32_t batch_id,
                           uint64_t seed);
// And counts all of the batch's in its row.
absl::Status AddReceiptRows(Connection& connection, uint32_t batch_id,
                            absl::Span<const SequencedReceipt> receipts);

}  // namespace intake

#endif  // INTAKE_STORAGE_SLIPS_SLIP_ROWS_H_
