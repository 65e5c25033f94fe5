// The header sheet's part of SlipDesk.

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/slips/batch_error.h"
#include "core/slips/slip_desk.h"

namespace intake {
namespace {

// A reading of tomorrow is refused, and so every slip of a batch whose date was
// mistyped would be. It is a day early at most anywhere on earth.
absl::Status CheckDate(absl::CivilDay date, absl::Time now) {
  const absl::CivilDay latest =
      absl::ToCivilDay(now + absl::Hours(14), absl::UTCTimeZone());
  if (date <= latest) return absl::OkStatus();
  return FieldError("date", absl::StrCat("got ", absl::FormatCivilTime(date),
                                         ", want a day that has come"));
}

// What may become of the header of a batch that is being keyed.
absl::Status CheckCorrection(const SlipBatch& batch, const BatchHeader& header,
                             const Clerk& clerk) {
  if (clerk.log_in != batch.record.opened_by && !clerk.is_supervisor) {
    return BatchError(
        absl::StatusCode::kPermissionDenied, "OPENED_BY_ANOTHER", header.number,
        absl::StrCat("want ", batch.record.opened_by, " or a supervisor"));
  }
  const auto last_keyed =
      std::find_if(batch.slips.rbegin(), batch.slips.rend(),
                   [](const Slip& slip) { return slip.first.has_value(); });
  if (last_keyed == batch.slips.rend()) return absl::OkStatus();
  if (header.slips < last_keyed->sequence) {
    return BatchError(absl::StatusCode::kFailedPrecondition, "SLIPS_BEYOND",
                      header.number,
                      absl::StrCat("got ", header.slips, " slips, but slip ",
                                   last_keyed->sequence, " is keyed"));
  }
  if (header.mode != batch.record.header.mode) {
    return BatchError(absl::StatusCode::kFailedPrecondition, "MODE_FIXED",
                      header.number, "slips of it are keyed");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<BatchView> SlipDesk::Open(const BatchHeader& header,
                                         const Clerk& clerk) {
  absl::Status status = CheckBatchHeader(header);
  status.Update(CheckDate(header.date, clock_.Now()));
  if (!status.ok()) return status;
  absl::MutexLock lock(&mutex_);
  const auto added = store_.AddBatch(
      {.header = header, .opened_by = clerk.log_in, .opened_at = clock_.Now()});
  if (!added.ok() && !absl::IsAlreadyExists(added.status())) {
    return added.status();
  }
  const absl::StatusOr<SlipBatch> batch = Load(header.number);
  if (!batch.ok()) return batch.status();
  if (batch->record.header == header) return ViewOf(*batch, clerk);
  return BatchError(absl::StatusCode::kAlreadyExists, "BATCH_EXISTS",
                    header.number,
                    absl::StrCat("opened by ", batch->record.opened_by,
                                 " from another header sheet"));
}

absl::StatusOr<BatchView> SlipDesk::CorrectHeader(const BatchHeader& header,
                                                  const Clerk& clerk) {
  absl::Status status = CheckBatchHeader(header);
  status.Update(CheckDate(header.date, clock_.Now()));
  if (!status.ok()) return status;
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<SlipBatch> batch = LoadOpen(header.number);
  if (!batch.ok()) return batch.status();
  status = CheckCorrection(*batch, header, clerk);
  if (!status.ok()) return status;
  // Of another number of slips, another sample: drawn when the first keying is
  // complete once more, which with fewer slips it may be now.
  BatchRecord& record = batch->record;
  if (header.slips != record.header.slips) record.sample_seed.reset();
  record.header = header;
  batch->FitSlips();
  if (!record.sample_seed && header.mode == KeyingMode::kSampled &&
      batch->FirstKeyingIsComplete()) {
    record.sample_seed = draw_seed_();
  }
  status = store_.UpdateBatch(record);
  if (!status.ok()) return status;
  return ViewOf(*batch, clerk);
}

}  // namespace intake
