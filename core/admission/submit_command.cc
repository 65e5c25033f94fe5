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

absl::Status SubmissionUnderWay::Judge(const ChannelPolicy& channel,
                                       Group& group) {
  receipt_ = JudgeSubmission(channel, waiting_, group);
  if (absl::IsDataLoss(receipt_.status())) {
    receipt_ = StoreFailedError(receipt_.status());
    return absl::OkStatus();
  }
  return receipt_.status();
}

absl::StatusOr<Admitted> SubmissionUnderWay::TakeResult(
    Group& group, AdmissionCounts& counts) {
  if (!receipt_.ok()) {
    ++counts.failed;
    return receipt_.status();
  }
  Receipt receipt = group.TakeReceipt(receipt_->receipt);
  Count(receipt, receipt_->replayed, counts);
  return Admitted{.receipt = std::move(receipt),
                  .replayed = receipt_->replayed};
}

SubmitOneCommand::SubmitOneCommand(std::string channel,
                                   WaitingSubmission waiting,
                                   Admission::Done<Admitted> done)
    : channel_(std::move(channel)),
      submission_(std::move(waiting)),
      done_(std::move(done)) {
  submission_.AddNames(names_);
}

absl::Status SubmitOneCommand::Decide(Group& group) {
  const ChannelPolicy* const channel = group.channels().Find(channel_);
  status_ =
      channel == nullptr ? ChannelNotFoundError(channel_) : absl::OkStatus();
  return channel == nullptr ? absl::OkStatus()
                            : submission_.Judge(*channel, group);
}

void SubmitOneCommand::Answer(Group& group, Ledger& ledger) {
  if (!status_.ok()) return Fail(status_, ledger);
  AdmissionCounts counts;
  absl::StatusOr<Admitted> result = submission_.TakeResult(group, counts);
  ledger.Finish(counts);
  done_(std::move(result));
}

void SubmitOneCommand::Fail(const absl::Status& status, Ledger& ledger) {
  ledger.Finish({.failed = 1});
  done_(status);
}

SubmitCommand::SubmitCommand(std::string channel,
                             std::vector<SubmissionUnderWay> submissions,
                             Admission::Done<Results> done)
    : channel_(std::move(channel)),
      submissions_(std::move(submissions)),
      done_(std::move(done)) {
  for (const SubmissionUnderWay& one : submissions_) one.AddNames(names_);
}

absl::Status SubmitCommand::Decide(Group& group) {
  status_ = absl::OkStatus();
  const ChannelPolicy* const channel = group.channels().Find(channel_);
  if (channel == nullptr) {
    status_ = ChannelNotFoundError(channel_);
    return absl::OkStatus();
  }
  for (SubmissionUnderWay& one : submissions_) {
    absl::Status status = one.Judge(*channel, group);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

void SubmitCommand::Answer(Group& group, Ledger& ledger) {
  if (!status_.ok()) return Fail(status_, ledger);
  AdmissionCounts counts;
  Results results;
  results.reserve(submissions_.size());
  for (SubmissionUnderWay& one : submissions_) {
    results.push_back(one.TakeResult(group, counts));
  }
  ledger.Finish(counts);
  done_(std::move(results));
}

void SubmitCommand::Fail(const absl::Status& status, Ledger& ledger) {
  ledger.Finish({.failed = submissions_.size()});
  done_(status);
}

}  // namespace intake
