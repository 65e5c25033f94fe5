#include "core/decide/find_held.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "core/base/error.h"
#include "core/rules/rules.h"

namespace intake {
namespace {

absl::string_view EndingWords(Ending ending) {
  switch (ending) {
    case Ending::kNone:
      return "still waits";
    case Ending::kAnswered:
      return "was answered by the customer";
    case Ending::kApproved:
      return "was approved";
    case Ending::kRejected:
      return "was rejected";
    case Ending::kWithdrawn:
      return "was replaced by what its sender sent since";
  }
  return "";
}

}  // namespace

absl::StatusOr<const OpenSubmission*> FindHeld(
    const AccountState& state, const std::string& code,
    std::optional<uint32_t> seen_sequence) {
  const OpenSubmission* const open = FindOpen(state, code);
  if (open == nullptr || open->outcome != Outcome::kHeld) {
    return ErrorWithReason(
        absl::StatusCode::kNotFound, "RECEIPT_NOT_FOUND",
        absl::StrCat("nothing of receipt ", code, " waits for a decision"));
  }
  if (!open->waits()) {
    return ErrorWithReason(
        absl::StatusCode::kAborted, "HOLD_ENDED",
        absl::StrCat("receipt ", code, " ", EndingWords(open->ending),
                     " through ", open->ended_by, " on ",
                     absl::FormatTime("%Y-%m-%d %H:%M:%S", open->ended_at,
                                      absl::UTCTimeZone()),
                     " UTC"));
  }
  if (seen_sequence && *seen_sequence != state.sequence) {
    return ErrorWithReason(
        absl::StatusCode::kAborted, "REVISION_CHANGED",
        absl::StrCat("the account is at revision ", state.sequence, ", not at ",
                     *seen_sequence, " as it was examined: look again"));
  }
  return open;
}

std::vector<AssignedValue> Assigned(
    const std::vector<UnderstoodValue>& values) {
  std::vector<AssignedValue> assigned;
  assigned.reserve(values.size());
  for (const UnderstoodValue& value : values) {
    assigned.push_back(
        {.slot = value.slot, .value = FormatAmount(value.value)});
  }
  return assigned;
}

Rejudgement::Rejudgement(const AccountState& state, const OpenSubmission& open,
                         const std::vector<UnderstoodValue>& values,
                         const StaffFacts& facts)
    : channel_{.id = open.channel, .trust = open.trust},
      submission_{.account_number = state.account->number},
      values_(Assigned(values)),
      judgement_{.submission = &submission_,
                 .channel = &channel_,
                 .rules = &facts.rules->At(open.received_at),
                 .account = &*state.account,
                 .received_at = open.received_at,
                 .received_on = facts.rules->DayOf(open.received_at),
                 .date = open.date,
                 .closed_through = facts.billing->closed_through,
                 .charged_until = facts.billing->charged_until} {
  PrepareCandidates(state, values_, judgement_);
  CheckRules(judgement_, findings_);
}

}  // namespace intake
