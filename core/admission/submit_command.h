// Submissions of one caller: one by itself, or several that share a group, in
// order.

#ifndef INTAKE_CORE_ADMISSION_SUBMIT_COMMAND_H_
#define INTAKE_CORE_ADMISSION_SUBMIT_COMMAND_H_

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "core/admission/command.h"
#include "core/admission/judge_submission.h"
#include "core/admission/waiting_submission.h"

namespace intake {

// A submission on its way, and the receipt once it is judged.
class SubmissionUnderWay {
 public:
  explicit SubmissionUnderWay(WaitingSubmission waiting)
      : waiting_(std::move(waiting)) {}

  void AddNames(AccountNames& names) const {
    intake::AddNames(waiting_, names);
  }
  // As Command::Decide.
  absl::Status Judge(const ChannelPolicy& channel, Group& group);
  // Once, after Judge; adds what it came to.
  absl::StatusOr<Admitted> TakeResult(Group& group, AdmissionCounts& counts);

 private:
  WaitingSubmission waiting_;
  absl::StatusOr<GroupReceipt> receipt_ = absl::UnknownError("not judged");
};

class SubmitOneCommand final : public Command {
 public:
  SubmitOneCommand(std::string channel, WaitingSubmission waiting,
                   Admission::Done<Admitted> done);

  const AccountNames& names() const override { return names_; }
  absl::Status Decide(Group& group) override;
  void Answer(Group& group, Ledger& ledger) override;
  void Fail(const absl::Status& status, Ledger& ledger) override;

 private:
  const std::string channel_;
  SubmissionUnderWay submission_;
  const Admission::Done<Admitted> done_;
  AccountNames names_;
  // Why it was not judged.
  absl::Status status_;
};

class SubmitCommand final : public Command {
 public:
  using Results = std::vector<absl::StatusOr<Admitted>>;

  SubmitCommand(std::string channel,
                std::vector<SubmissionUnderWay> submissions,
                Admission::Done<Results> done);

  size_t items() const override { return submissions_.size(); }
  const AccountNames& names() const override { return names_; }
  absl::Status Decide(Group& group) override;
  void Answer(Group& group, Ledger& ledger) override;
  void Fail(const absl::Status& status, Ledger& ledger) override;

 private:
  const std::string channel_;
  std::vector<SubmissionUnderWay> submissions_;
  const Admission::Done<Results> done_;
  AccountNames names_;
  // Why none was judged.
  absl::Status status_;
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_SUBMIT_COMMAND_H_
