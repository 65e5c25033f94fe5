// What can go wrong with a disk, between admission and its store.

#ifndef INTAKE_TESTS_SIMULATION_DISK_H_
#define INTAKE_TESTS_SIMULATION_DISK_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ports/event_store.h"
#include "tests/simulation/chance.h"
#include "tests/simulation/plan.h"
#include "tests/simulation/storage.h"
#include "tests/simulation/timeline.h"

namespace intake::simulation {

// An append may succeed, fail, be stored and yet fail, find no room for a
// while, or be the last before the power is gone, stored or not. Reads may fail
// for a while after a failure, or at any time. Not thread-safe.
class Disk final : public EventStore {
 public:
  // What is passed by reference outlives the disk.
  Disk(const Plan& plan, Storage& storage, Timeline& timeline, Trace& trace);

  // Whether the power is gone: nothing works until it is back.
  bool dead() const { return dead_; }
  void PowerOff() { dead_ = true; }
  // Whoever starts now counts receipts on from those that are stored.
  void PowerOn();
  // Nothing fails from now on.
  void Repair() { is_calm_ = true; }
  // How often a group was refused because others had written.
  int conflicts() const { return conflicts_; }
  // Why a question fails now; OK where it does not.
  absl::Status CheckRead();

  absl::StatusOr<std::vector<AccountState>> LoadStates(
      absl::Span<const std::string> streams) override;
  absl::Status VisitStates(const StateVisitor& visit) override;
  absl::StatusOr<std::vector<bool>> AccountsExist(
      absl::Span<const std::string> numbers) override;
  absl::StatusOr<std::vector<std::vector<std::string>>>
  AccountsWithPaymentCodes(absl::Span<const std::string> codes) override;
  absl::Status Append(absl::Span<const Event> group) override;
  absl::StatusOr<std::optional<SubmissionJudged>> FindByKey(
      absl::string_view stream, absl::string_view channel,
      absl::string_view request_key) override;
  absl::StatusOr<std::optional<std::string>> StreamOfReceipt(
      uint64_t receipt_number) override;
  absl::StatusOr<std::vector<Event>> LoadEvents(
      absl::string_view stream) override;
  uint64_t TakeReceiptNumbers(uint64_t count) override;
  absl::Status Probe() override;

 private:
  enum class Fate { kStored, kFails, kStoredButFails, kNoRoom, kPowerLoss };

  Fate Draw();
  absl::Status Store(absl::Span<const Event> group);

  const Plan& plan_;
  Storage& storage_;
  Timeline& timeline_;
  Trace& trace_;
  Chance chance_;
  bool dead_ = false;
  bool is_calm_ = false;
  int conflicts_ = 0;
  // Until then it is full, or cannot be read.
  absl::Duration full_until_;
  absl::Duration unreadable_until_;
  uint64_t last_receipt_ = 0;
  uint64_t next_receipt_ = 1;
};

}  // namespace intake::simulation

#endif  // INTAKE_TESTS_SIMULATION_DISK_H_
