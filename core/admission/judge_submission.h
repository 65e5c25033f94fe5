// A submission among those before it: a repeat gets the answer it had, anything
// else is decided.

#ifndef INTAKE_CORE_ADMISSION_JUDGE_SUBMISSION_H_
#define INTAKE_CORE_ADMISSION_JUDGE_SUBMISSION_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/admission/account_names.h"
#include "core/admission/group.h"
#include "core/model/channel.h"
#include "core/model/receipt.h"
#include "core/model/submission.h"

namespace intake {

// A submission with all that can be found out before its turn comes.
struct WaitingSubmission {
  Submission submission;
  absl::Time received_at;
  uint64_t content_fingerprint = 0;
  // For a text: what in it could be an account's number.
  std::vector<std::string> candidates;
};

WaitingSubmission PrepareSubmission(Submission submission,
                                    absl::Time received_at);

// Adds the accounts that `waiting` names, as far as they must be in memory.
void AddNames(const WaitingSubmission& waiting, AccountNames& names);

struct GroupReceipt {
  // See Group::TakeReceipt.
  std::variant<size_t, Receipt> receipt;
  bool replayed = false;
};

// Judges and records (domain: "Duplicates"). Errors are the store's.
absl::StatusOr<GroupReceipt> JudgeSubmission(const ChannelPolicy& channel,
                                             const WaitingSubmission& waiting,
                                             Group& group);

// The same judgement, but for what was seen before; records nothing.
Receipt CheckSubmission(const ChannelPolicy& channel,
                        const WaitingSubmission& waiting, Group& group);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_JUDGE_SUBMISSION_H_
