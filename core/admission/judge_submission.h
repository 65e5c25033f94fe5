// A submission among those before it: a repeat gets the answer it had, anything
// else is decided.

#ifndef INTAKE_CORE_ADMISSION_JUDGE_SUBMISSION_H_
#define INTAKE_CORE_ADMISSION_JUDGE_SUBMISSION_H_

#include <cstddef>
#include <variant>

#include "absl/status/statusor.h"
#include "core/admission/group.h"
#include "core/admission/waiting_submission.h"
#include "core/model/channel.h"
#include "core/model/receipt.h"

namespace intake {

struct GroupReceipt {
  // See Group::TakeReceipt.
  std::variant<size_t, Receipt> receipt;
  bool replayed = false;
};

// Judges and records (domain: "Duplicates"). Errors are the store's; after one
// nothing is recorded. DATA_LOSS: what is stored of this submission's account
// is damaged; others are not concerned.
absl::StatusOr<GroupReceipt> JudgeSubmission(const ChannelPolicy& channel,
                                             const WaitingSubmission& waiting,
                                             Group& group);

// The same judgement, but for what was seen before; records nothing.
absl::StatusOr<Receipt> CheckSubmission(const ChannelPolicy& channel,
                                        const WaitingSubmission& waiting,
                                        Group& group);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_JUDGE_SUBMISSION_H_
