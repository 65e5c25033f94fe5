// The heart, first half: what follows from a submission. Pure and
// deterministic: the same state, facts and submission give the same decision,
// in production, in a replay and in a simulation.

#ifndef INTAKE_CORE_DECIDE_DECIDE_H_
#define INTAKE_CORE_DECIDE_DECIDE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/time/time.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/model/billing_register.h"
#include "core/model/channel.h"
#include "core/model/event.h"
#include "core/model/submission.h"
#include "core/rules/rule_set.h"
#include "core/text/grammar.h"

namespace intake {

// The few things outside the account that a judgement needs.
struct Facts {
  const ChannelPolicy* channel = nullptr;
  // The channels a refused customer is pointed to.
  absl::Span<const ChannelPolicy* const> open_channels;
  const RuleBook* rules = nullptr;
  absl::Time received_at;
  // Unique for ever; see receipt_code.h. 0 for a mere check: no code.
  uint64_t receipt_number = 0;
  // The same key came before with other content.
  bool key_reused = false;
  // For a text: the accounts it names.
  absl::Span<const TextFacts::Named> named;
  // None: nothing is closed or charged.
  const BillingRegister* billing = nullptr;
  // The submission is the customer's answer to a receipt of this account, or of
  // nobody's.
  std::optional<CodeAnswer> answer;
  // Of the submission (ContentFingerprint), where somebody has made it already.
  std::optional<uint64_t> content_fingerprint;
  // Other accounts of the same sender, where they were asked for.
  absl::Span<const AccountState* const> other_accounts;
};

// Judges `submission`, which belongs to the account of `state` (none where no
// known account is named).
//
// REQUIRES: `submission` is within limits.h; facts.channel and facts.rules are
// set.
SubmissionJudged Decide(const AccountState& state, const Facts& facts,
                        const Submission& submission);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_DECIDE_H_
