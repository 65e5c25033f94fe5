#include "core/slips/slip_desk.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/slips/batch_error.h"

namespace intake {

absl::StatusOr<SlipBatch> SlipDesk::Load(const std::string& number) {
  auto batch = store_.LoadBatch(number);
  if (!batch.ok()) return batch.status();
  if (*batch) return **std::move(batch);
  return BatchError(absl::StatusCode::kNotFound, "BATCH_NOT_FOUND", number,
                    "there is none of that number");
}

absl::StatusOr<SlipBatch> SlipDesk::LoadOpen(const std::string& number) {
  absl::StatusOr<SlipBatch> batch = Load(number);
  if (!batch.ok() || !batch->record.end) return batch;
  return BatchError(absl::StatusCode::kFailedPrecondition, "BATCH_CLOSED",
                    number,
                    absl::StrCat("closed by ", batch->record.end->agent));
}

absl::StatusOr<BatchPage> SlipDesk::List(bool unfinished_only,
                                         std::optional<uint32_t> before,
                                         size_t items_max, const Clerk& clerk) {
  absl::MutexLock lock(&mutex_);
  const auto records =
      store_.ListBatches(unfinished_only, before, items_max + 1);
  if (!records.ok()) return records.status();
  BatchPage page;
  for (const BatchRecord& record : *records) {
    if (page.batches.size() == items_max) {
      page.next = page.batches.back().record.id;
      break;
    }
    if (record.end) {
      page.batches.push_back(ViewOfClosed(record));
      continue;
    }
    const absl::StatusOr<SlipBatch> batch = Load(record.header.number);
    if (!batch.ok()) return batch.status();
    page.batches.push_back(ViewOf(*batch, clerk));
  }
  return page;
}

absl::StatusOr<BatchWithSlips> SlipDesk::Get(const std::string& number,
                                             const Clerk& clerk) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<SlipBatch> batch = Load(number);
  if (!batch.ok()) return batch.status();
  return BatchWithSlips{
      .batch = ViewOf(*batch, clerk),
      .slips = ViewsOf(*batch, clerk),
      .next_sequence = batch->record.end ? 0 : NextSequence(*batch, clerk, 0)};
}

absl::StatusOr<SlipInBatch> SlipDesk::Put(SlipBatch& batch, Slip& slip,
                                          Turn turn, const SlipContent& content,
                                          const Clerk& clerk) {
  Keying keying = {
      .content = content, .agent = clerk.log_in, .keyed_at = clock_.Now()};
  std::optional<Keying>& place = slip.Of(turn);
  // A form sent twice: what it said is stored.
  if (!place || place->content != keying.content ||
      place->agent != keying.agent) {
    place = keying;
    std::optional<uint64_t>& seed = batch.record.sample_seed;
    const bool draws = !seed &&
                       batch.record.header.mode == KeyingMode::kSampled &&
                       batch.FirstKeyingIsComplete();
    if (draws) seed = draw_seed_();
    const absl::Status status =
        store_.PutKeying(batch.record.id, slip.sequence, turn, keying,
                         draws ? seed : std::nullopt);
    if (!status.ok()) return status;
  }
  return SlipInBatch{
      .slip = ViewOf(batch, slip, clerk),
      .batch = ViewOf(batch, clerk),
      .next_sequence = NextSequence(batch, clerk, slip.sequence)};
}

absl::StatusOr<SlipInBatch> SlipDesk::Key(const std::string& number,
                                          int sequence,
                                          const SlipContent& content,
                                          const Clerk& clerk) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<SlipBatch> batch = LoadOpen(number);
  if (!batch.ok()) return batch.status();
  const absl::StatusOr<Slip*> slip = batch->Find(sequence);
  if (!slip.ok()) return slip.status();
  const absl::StatusOr<Turn> turn = TurnOf(*batch, **slip, clerk);
  if (!turn.ok()) return turn.status();
  return Put(*batch, **slip, *turn, content, clerk);
}

absl::StatusOr<SlipInBatch> SlipDesk::Settle(const std::string& number,
                                             int sequence,
                                             const SlipContent& content,
                                             const Clerk& clerk) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<SlipBatch> batch = LoadOpen(number);
  if (!batch.ok()) return batch.status();
  const absl::StatusOr<Slip*> slip = batch->Find(sequence);
  if (!slip.ok()) return slip.status();
  const absl::Status status = CheckSettling(*batch, **slip, clerk);
  if (!status.ok()) return status;
  return Put(*batch, **slip, Turn::kSettled, content, clerk);
}

}  // namespace intake
