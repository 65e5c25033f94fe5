// The end of a batch in SlipDesk.

#include <utility>
#include <vector>

#include "core/slips/batch_error.h"
#include "core/slips/slip_desk.h"

namespace intake {

absl::StatusOr<BatchWithSlips> SlipDesk::Close(const std::string& number,
                                               const Clerk& clerk) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<SlipBatch> batch = Load(number);
  if (!batch.ok()) return batch.status();
  if (!batch->record.end) {
    if (!batch->IsComplete()) {
      return BatchError(absl::StatusCode::kFailedPrecondition, "BATCH_DIFFERS",
                        number, Shortfall(*batch));
    }
    batch->record.end = {.agent = clerk.log_in,
                         .closed_at = clock_.Now(),
                         .totals = batch->Totals()};
    const absl::Status status = store_.UpdateBatch(batch->record);
    if (!status.ok()) return status;
  }
  BatchWithSlips answer = {.batch = ViewOf(*batch, clerk),
                           .slips = ViewsOf(*batch, clerk)};
  std::erase_if(answer.slips,
                [](const SlipView& slip) { return slip.receipt.has_value(); });
  return answer;
}

absl::StatusOr<BatchView> SlipDesk::Record(
    const std::string& number, absl::Span<const SequencedReceipt> receipts,
    const Clerk& clerk) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<SlipBatch> batch = Load(number);
  if (!batch.ok()) return batch.status();
  if (!batch->record.end) {
    return BatchError(absl::StatusCode::kFailedPrecondition, "BATCH_OPEN",
                      number, "want it closed first");
  }
  for (const SequencedReceipt& receipt : receipts) {
    const absl::StatusOr<Slip*> slip = batch->Find(receipt.sequence);
    if (!slip.ok()) return slip.status();
  }
  const absl::Status status = store_.AddReceipts(batch->record.id, receipts);
  if (!status.ok()) return status;
  batch = Load(number);
  if (!batch.ok()) return batch.status();
  return ViewOf(*batch, clerk);
}

}  // namespace intake
