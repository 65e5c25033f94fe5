// Batches of slips in memory.

#ifndef INTAKE_TESTS_SUPPORT_MEMORY_SLIP_STORE_H_
#define INTAKE_TESTS_SUPPORT_MEMORY_SLIP_STORE_H_

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/ports/slip_store.h"

namespace intake::testing {

class MemorySlipStore final : public SlipStore {
 public:
  // What all calls answer from now on, doing nothing; OK: as they should.
  absl::Status trouble;

  absl::StatusOr<std::optional<SlipBatch>> LoadBatch(
      const std::string& number) override {
    if (!trouble.ok()) return trouble;
    for (const SlipBatch& batch : batches_) {
      if (batch.record.header.number == number) return batch;
    }
    return std::nullopt;
  }

  absl::StatusOr<uint32_t> AddBatch(const BatchRecord& record) override {
    const auto same = LoadBatch(record.header.number);
    if (!same.ok()) return same.status();
    if (*same) return absl::AlreadyExistsError(record.header.number);
    batches_.push_back({.record = record});
    batches_.back().record.id = static_cast<uint32_t>(batches_.size());
    batches_.back().record.handed_in = 0;
    batches_.back().FitSlips();
    return batches_.back().record.id;
  }

  absl::Status UpdateBatch(const BatchRecord& record) override {
    if (!trouble.ok()) return trouble;
    BatchRecord& stored = batches_[record.id - 1].record;
    stored.header = record.header;
    stored.sample_seed = record.sample_seed;
    stored.end = record.end;
    batches_[record.id - 1].FitSlips();
    return absl::OkStatus();
  }

  absl::Status PutKeying(uint32_t batch_id, int sequence, Turn turn,
                         const Keying& keying,
                         std::optional<uint64_t> sample_seed) override {
    if (!trouble.ok()) return trouble;
    SlipBatch& batch = batches_[batch_id - 1];
    batch.slips[static_cast<size_t>(sequence) - 1].Of(turn) = keying;
    if (sample_seed) batch.record.sample_seed = sample_seed;
    return absl::OkStatus();
  }

  absl::Status AddReceipts(
      uint32_t batch_id, absl::Span<const SequencedReceipt> receipts) override {
    if (!trouble.ok()) return trouble;
    SlipBatch& batch = batches_[batch_id - 1];
    for (const auto& [sequence, receipt] : receipts) {
      Slip& slip = batch.slips[static_cast<size_t>(sequence) - 1];
      if (!slip.receipt) slip.receipt = receipt;
    }
    batch.record.handed_in = static_cast<int>(std::count_if(
        batch.slips.begin(), batch.slips.end(),
        [](const Slip& slip) { return slip.receipt.has_value(); }));
    return absl::OkStatus();
  }

  absl::StatusOr<std::vector<BatchRecord>> ListBatches(
      bool unfinished_only, std::optional<uint32_t> before,
      size_t items_max) override {
    if (!trouble.ok()) return trouble;
    std::vector<BatchRecord> records;
    for (auto batch = batches_.rbegin();
         batch != batches_.rend() && records.size() < items_max; ++batch) {
      const BatchRecord& record = batch->record;
      const bool finished =
          record.end && record.handed_in == record.header.slips;
      if (before && record.id >= *before) continue;
      if (unfinished_only && finished) continue;
      records.push_back(record);
    }
    return records;
  }

 private:
  // The batch of id n is at n - 1.
  std::vector<SlipBatch> batches_;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_SUPPORT_MEMORY_SLIP_STORE_H_
