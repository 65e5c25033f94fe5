// The keying of batches of paper slips, from the header sheet to the receipts.

#ifndef INTAKE_CORE_SLIPS_SLIP_DESK_H_
#define INTAKE_CORE_SLIPS_SLIP_DESK_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/types/span.h"
#include "core/base/clock.h"
#include "core/ports/slip_store.h"
#include "core/slips/clerks_view.h"
#include "core/slips/keying.h"
#include "core/slips/sample.h"

namespace intake {

struct BatchPage {
  std::vector<BatchView> batches;
  // As `before` of the next page.
  std::optional<uint32_t> next;
};

struct BatchWithSlips {
  BatchView batch;
  std::vector<SlipView> slips;
  int next_sequence = 0;
};

struct SlipInBatch {
  SlipView slip;
  BatchView batch;
  int next_sequence = 0;
};

// Blocking; thread-safe: whatever several clerks do at once, they do one after
// another. Errors have the reasons that slip_service.proto documents, besides
// SlipStore's.
class SlipDesk {
 public:
  // All outlive the result.
  SlipDesk(SlipStore& store, const Clock& clock,
           std::function<uint64_t()> draw_seed = DrawSampleSeed)
      : store_(store), clock_(clock), draw_seed_(std::move(draw_seed)) {}

  absl::StatusOr<BatchView> Open(const BatchHeader& header, const Clerk& clerk);
  // Puts `header` in the place of a mistyped one.
  absl::StatusOr<BatchView> CorrectHeader(const BatchHeader& header,
                                          const Clerk& clerk);
  absl::StatusOr<BatchPage> List(bool unfinished_only,
                                 std::optional<uint32_t> before,
                                 size_t items_max, const Clerk& clerk);
  absl::StatusOr<BatchWithSlips> Get(const std::string& number,
                                     const Clerk& clerk);
  // REQUIRES, as for Settle: CheckSlipContent passes.
  absl::StatusOr<SlipInBatch> Key(const std::string& number, int sequence,
                                  const SlipContent& content,
                                  const Clerk& clerk);
  // REQUIRES: `clerk` is a supervisor.
  absl::StatusOr<SlipInBatch> Settle(const std::string& number, int sequence,
                                     const SlipContent& content,
                                     const Clerk& clerk);
  // The slips are those without receipts.
  absl::StatusOr<BatchWithSlips> Close(const std::string& number,
                                       const Clerk& clerk);
  absl::StatusOr<BatchView> Record(const std::string& number,
                                   absl::Span<const SequencedReceipt> receipts,
                                   const Clerk& clerk);

 private:
  absl::StatusOr<SlipBatch> Load(const std::string& number)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<SlipBatch> LoadOpen(const std::string& number)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Stores the keying, and the sample's seed with the one that ends the first.
  absl::StatusOr<SlipInBatch> Put(SlipBatch& batch, Slip& slip, Turn turn,
                                  const SlipContent& content,
                                  const Clerk& clerk)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  absl::Mutex mutex_;
  SlipStore& store_ ABSL_GUARDED_BY(mutex_);
  const Clock& clock_;
  const std::function<uint64_t()> draw_seed_;
};

}  // namespace intake

#endif  // INTAKE_CORE_SLIPS_SLIP_DESK_H_
