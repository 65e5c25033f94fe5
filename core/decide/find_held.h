// The held submission that staff mean.

#ifndef INTAKE_CORE_DECIDE_FIND_HELD_H_
#define INTAKE_CORE_DECIDE_FIND_HELD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/decide/staff_decisions.h"
#include "core/model/account_state.h"
#include "core/model/finding.h"
#include "core/model/open_submission.h"
#include "core/rules/judgement.h"

namespace intake {

// Errors are those of Approve.
absl::StatusOr<const OpenSubmission*> FindHeld(
    const AccountState& state, const std::string& code,
    std::optional<uint32_t> seen_sequence);

// Values that were understood, as ones to be judged again.
std::vector<AssignedValue> Assigned(const std::vector<UnderstoodValue>& values);

// What the rules say of `values`, as if `open` had come with them to `state`:
// but for what its channel may do, which was judged when it came.
class Rejudgement {
 public:
  // All of it outlives the result.
  Rejudgement(const AccountState& state, const OpenSubmission& open,
              const std::vector<UnderstoodValue>& values,
              const StaffFacts& facts);

  Rejudgement(const Rejudgement&) = delete;
  Rejudgement& operator=(const Rejudgement&) = delete;

  const Judgement& judgement() const { return judgement_; }
  const Findings& findings() const { return findings_; }

 private:
  const ChannelPolicy channel_;
  const Submission submission_;
  std::vector<AssignedValue> values_;
  Judgement judgement_;
  Findings findings_;
};

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_FIND_HELD_H_
