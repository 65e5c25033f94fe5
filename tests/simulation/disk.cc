#include "tests/simulation/disk.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/base/receipt_code.h"
#include "storage/views/store_errors.h"

namespace intake::simulation {

Disk::Disk(const Plan& plan, Storage& storage, Timeline& timeline, Trace& trace)
    : plan_(plan),
      storage_(storage),
      timeline_(timeline),
      trace_(trace),
      chance_(plan.seed, "disk") {}

void Disk::PowerOn() {
  dead_ = false;
  next_receipt_ = last_receipt_ + 1;
}

absl::Status Disk::CheckRead() {
  if (dead_) return StoreUnavailable("the power is gone");
  if (is_calm_) return absl::OkStatus();
  if (timeline_.elapsed() < unreadable_until_ ||
      chance_.OneIn(plan_.read_fails * 10)) {
    trace_.Note("disk: a read fails");
    trace_.Count("read failed");
    return StoreUnavailable("it cannot be read");
  }
  return absl::OkStatus();
}

Disk::Fate Disk::Draw() {
  if (is_calm_) return Fate::kStored;
  if (chance_.OneIn(plan_.append_power_loss)) return Fate::kPowerLoss;
  if (timeline_.elapsed() < full_until_) return Fate::kNoRoom;
  if (chance_.OneIn(plan_.disk_full)) {
    full_until_ = timeline_.elapsed() + chance_.UpTo(absl::Seconds(20));
    return Fate::kNoRoom;
  }
  if (chance_.OneIn(plan_.append_stored_unknown)) return Fate::kStoredButFails;
  if (chance_.OneIn(plan_.append_fails)) return Fate::kFails;
  return Fate::kStored;
}

absl::Status Disk::Append(absl::Span<const Event> group) {
  if (dead_) return StoreUnavailable("the power is gone");
  const Fate fate = Draw();
  if (fate != Fate::kStored) trace_.Count("append failed");
  if (fate == Fate::kNoRoom) {
    trace_.Note("disk: no room for ", group.size(), " events");
    return StoreFull("no room");
  }
  const bool is_stored = fate == Fate::kStored ||
                         fate == Fate::kStoredButFails ||
                         (fate == Fate::kPowerLoss && chance_.OneIn(2));
  if (is_stored) {
    if (absl::Status status = Store(group); !status.ok()) return status;
  }
  trace_.Note("disk: ", group.size(), " events ",
              is_stored ? "stored" : "not stored",
              fate == Fate::kStored      ? ""
              : fate == Fate::kPowerLoss ? ", and the power is gone"
                                         : ", said to be in doubt");
  if (fate == Fate::kStored) return absl::OkStatus();
  if (fate == Fate::kPowerLoss) {
    dead_ = true;
    trace_.Count(is_stored ? "power lost, stored" : "power lost, not stored");
  }
  // It may take a while until the truth can be read.
  if (chance_.OneIn(3)) {
    unreadable_until_ = timeline_.elapsed() + chance_.UpTo(absl::Seconds(5));
  }
  return StoreUnavailable("in doubt");
}

absl::Status Disk::Store(absl::Span<const Event> group) {
  absl::Status status = storage_.events().Append(group);
  if (absl::IsAborted(status)) ++conflicts_;
  if (!status.ok()) {
    trace_.Note("disk: ", std::string(status.message()));
    return status;
  }
  for (const Event& event : group) {
    const auto* judged = std::get_if<SubmissionJudged>(&event.body);
    if (judged == nullptr) continue;
    const auto number = ParseReceiptCode(judged->receipt.code);
    if (number.ok()) last_receipt_ = std::max(last_receipt_, *number);
  }
  return status;
}

uint64_t Disk::TakeReceiptNumbers(uint64_t count) {
  return std::exchange(next_receipt_, next_receipt_ + count);
}

absl::Status Disk::Probe() {
  if (dead_) return StoreUnavailable("the power is gone");
  if (!is_calm_ && timeline_.elapsed() < full_until_) return StoreFull("full");
  return storage_.events().Probe();
}

absl::StatusOr<std::vector<AccountState>> Disk::LoadStates(
    absl::Span<const std::string> streams) {
  if (absl::Status status = CheckRead(); !status.ok()) return status;
  return storage_.events().LoadStates(streams);
}

absl::Status Disk::VisitStates(const StateVisitor& visit) {
  if (absl::Status status = CheckRead(); !status.ok()) return status;
  return storage_.events().VisitStates(visit);
}

absl::StatusOr<std::vector<bool>> Disk::AccountsExist(
    absl::Span<const std::string> numbers) {
  if (absl::Status status = CheckRead(); !status.ok()) return status;
  return storage_.events().AccountsExist(numbers);
}

absl::StatusOr<std::vector<std::vector<std::string>>>
Disk::AccountsWithPaymentCodes(absl::Span<const std::string> codes) {
  if (absl::Status status = CheckRead(); !status.ok()) return status;
  return storage_.events().AccountsWithPaymentCodes(codes);
}

absl::StatusOr<std::optional<SubmissionJudged>> Disk::FindByKey(
    absl::string_view stream, absl::string_view channel,
    absl::string_view request_key) {
  if (absl::Status status = CheckRead(); !status.ok()) return status;
  return storage_.events().FindByKey(stream, channel, request_key);
}

absl::StatusOr<std::optional<std::string>> Disk::StreamOfReceipt(
    uint64_t receipt_number) {
  if (absl::Status status = CheckRead(); !status.ok()) return status;
  return storage_.events().StreamOfReceipt(receipt_number);
}

absl::StatusOr<std::vector<Event>> Disk::LoadEvents(absl::string_view stream) {
  if (absl::Status status = CheckRead(); !status.ok()) return status;
  return storage_.events().LoadEvents(stream);
}

}  // namespace intake::simulation
