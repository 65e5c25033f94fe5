// Where batches of slips are kept while they are keyed, and after. Not in the
// journal: a slip becomes a submission only when its batch is closed.

#ifndef INTAKE_CORE_PORTS_SLIP_STORE_H_
#define INTAKE_CORE_PORTS_SLIP_STORE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "core/slips/batch.h"
#include "core/slips/slip.h"

namespace intake {

struct SequencedReceipt {
  int sequence = 0;
  SlipReceipt receipt;
};

// Blocking; used by one thread at a time. What a call changed is on disk when
// it returns, wholly or not at all. RESOURCE_EXHAUSTED, UNAVAILABLE: it may
// have been stored all the same; saying it again does no harm. DATA_LOSS: the
// file is damaged.
class SlipStore {
 public:
  virtual ~SlipStore() = default;

  // By the header's number; none where there is no such batch.
  virtual absl::StatusOr<std::optional<SlipBatch>> LoadBatch(
      const std::string& number) = 0;

  // Adds it and gives it an id, which `record` need not have; returns that.
  // ALREADY_EXISTS: its number is taken.
  virtual absl::StatusOr<uint32_t> AddBatch(const BatchRecord& record) = 0;

  // Everything of the record but who opened it, when, and `handed_in`, by its
  // id.
  virtual absl::Status UpdateBatch(const BatchRecord& record) = 0;

  // Puts one keying in the place of that turn's last one; with it the seed,
  // where one is given.
  virtual absl::Status PutKeying(uint32_t batch_id, int sequence, Turn turn,
                                 const Keying& keying,
                                 std::optional<uint64_t> sample_seed) = 0;

  // Those of slips that have none; others stay as they are.
  virtual absl::Status AddReceipts(
      uint32_t batch_id, absl::Span<const SequencedReceipt> receipts) = 0;

  // Newest first, those with ids below `before`. Unfinished: open, or with
  // slips that have no receipt.
  virtual absl::StatusOr<std::vector<BatchRecord>> ListBatches(
      bool unfinished_only, std::optional<uint32_t> before,
      size_t items_max) = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_SLIP_STORE_H_
