// Submissions of one caller that share a group, in order.

#ifndef INTAKE_CORE_ADMISSION_SUBMIT_COMMAND_H_
#define INTAKE_CORE_ADMISSION_SUBMIT_COMMAND_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "core/admission/command.h"
#include "core/admission/judge_submission.h"
#include "core/admission/waiting_submission.h"

namespace intake {

class SubmitCommand final : public Command {
 public:
  using Results = std::vector<absl::StatusOr<Admitted>>;

  SubmitCommand(std::string channel, std::vector<WaitingSubmission> waiting,
                Admission::Done<Results> done);

  size_t items() const override { return waiting_.size(); }
  const AccountNames& names() const override { return names_; }
  absl::Status Decide(Group& group) override;
  void Answer(Group& group, Ledger& ledger) override;
  void Fail(const absl::Status& status, Ledger& ledger) override;

 private:
  const std::string channel_;
  const std::vector<WaitingSubmission> waiting_;
  const Admission::Done<Results> done_;
  AccountNames names_;
  // Why none was judged, or one for each.
  absl::Status status_;
  std::vector<absl::StatusOr<GroupReceipt>> receipts_;
};

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_SUBMIT_COMMAND_H_
