#include "core/admission/submit_command.h"

#include <utility>

#include "core/admission/admission_errors.h"

namespace intake {
namespace {

void Count(const Receipt& receipt, bool replayed, AdmissionCounts& counts) {
  if (replayed) {
    ++counts.replayed;
    return;
  }
  switch (receipt.outcome) {
    case Outcome::kAccepted:
      ++counts.accepted;
      return;
    case Outcome::kHeld:
      ++counts.held;
      return;
    case Outcome::kRefused:
      ++counts.refused;
      return;
  }
}

}  // namespace

SubmitCommand::SubmitCommand(std::string channel,
                             std::vector<WaitingSubmission> waiting,
                             Admission::Done<Results> done)
    : channel_(std::move(channel)),
      waiting_(std::move(waiting)),
      done_(std::move(done)) {
  for (const WaitingSubmission& one : waiting_) intake::AddNames(one, names_);
}

absl::Status SubmitCommand::Decide(Group& group) {
  status_ = absl::OkStatus();
  receipts_.clear();
  const ChannelPolicy* const channel = group.channels().Find(channel_);
  if (channel == nullptr) {
    status_ = ChannelNotFoundError(channel_);
    return absl::OkStatus();
  }
  receipts_.reserve(waiting_.size());
  for (const WaitingSubmission& one : waiting_) {
    absl::StatusOr<GroupReceipt> receipt =
        JudgeSubmission(*channel, one, group);
    if (absl::IsDataLoss(receipt.status())) {
      receipt = StoreFailedError(receipt.status());
    } else if (!receipt.ok()) {
      return receipt.status();
    }
    receipts_.push_back(std::move(receipt));
  }
  return absl::OkStatus();
}

void SubmitCommand::Answer(Group& group, Ledger& ledger) {
  if (!status_.ok()) return Fail(status_, ledger);
  AdmissionCounts counts;
  Results results;
  results.reserve(receipts_.size());
  for (absl::StatusOr<GroupReceipt>& given : receipts_) {
    if (!given.ok()) {
      ++counts.failed;
      results.push_back(given.status());
      continue;
    }
    Receipt receipt = group.TakeReceipt(given->receipt);
    Count(receipt, given->replayed, counts);
    results.push_back(
        Admitted{.receipt = std::move(receipt), .replayed = given->replayed});
  }
  ledger.Finish(counts);
  done_(std::move(results));
}

void SubmitCommand::Fail(const absl::Status& status, Ledger& ledger) {
  ledger.Finish({.failed = waiting_.size()});
  done_(status);
}

}  // namespace intake
