#include "core/admission/decide_with_others.h"

#include <vector>

#include "core/rules/explanations.h"

namespace intake {

SubmissionJudged DecideWithOthers(const AccountState& state, Facts facts,
                                  const Submission& submission,
                                  StateCache& states) {
  SubmissionJudged judged = Decide(state, facts, submission);
  const std::string& sender = submission.evidence.sender;
  if (sender.empty() || facts.answer ||
      !AsksForOtherAccounts(judged.receipt.findings)) {
    return judged;
  }
  std::vector<const AccountState*> others;
  for (const StateCache::Entry* entry : states.WithPhone(sender)) {
    if (&entry->state != &state) others.push_back(&entry->state);
  }
  if (others.empty()) return judged;
  facts.other_accounts = others;
  return Decide(state, facts, submission);
}

}  // namespace intake
