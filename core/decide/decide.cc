#include "core/decide/decide.h"

#include <algorithm>
#include <utility>

#include "absl/base/macros.h"
#include "core/base/receipt_code.h"
#include "core/decide/understand.h"
#include "core/messages/messages.h"
#include "core/rules/judgement.h"
#include "core/rules/rules.h"

namespace intake {
namespace {

Outcome OutcomeOf(const Findings& findings) {
  switch (WorstOf(findings)) {
    case Severity::kInfo:
    case Severity::kWarn:
      return Outcome::kAccepted;
    case Severity::kHoldCustomer:
    case Severity::kHoldStaff:
      return Outcome::kHeld;
    case Severity::kRefuse:
      return Outcome::kRefused;
  }
  return Outcome::kRefused;
}

// In order of rule, then as found: the same whichever part found them. Almost
// always sorted already, and never long.
void SortByRule(Findings& findings) {
  for (auto it = findings.begin(); it != findings.end(); ++it) {
    const auto place = std::upper_bound(
        findings.begin(), it, *it,
        [](const Finding& a, const Finding& b) { return a.rule < b.rule; });
    std::rotate(place, it, it + 1);
  }
}

bool StandsAlready(const Candidate& candidate) {
  const LiveReading* live = candidate.near.same_day;
  return live != nullptr && !live->estimated &&
         live->value == candidate.parsed.value;
}

// The readings that `candidates`, accepted, take the place of; one of the same
// day and value too, so that there is one to a register and day.
std::vector<SupersededReading> Superseded(
    absl::Span<const Candidate> candidates) {
  std::vector<SupersededReading> superseded;
  for (const Candidate& candidate : candidates) {
    const RegisterRef target = candidate.slot().ref;
    const LiveReading* same_day = candidate.near.same_day;
    for (const LiveReading* live : candidate.corrected) {
      if (live != same_day) superseded.push_back({target, live->date});
    }
    if (same_day != nullptr) superseded.push_back({target, same_day->date});
  }
  return superseded;
}

Receipt ReceiptFor(const Judgement& judgement, const Facts& facts,
                   Findings findings) {
  Receipt receipt{.outcome = OutcomeOf(findings),
                  .findings = std::move(findings),
                  .received_at = facts.received_at,
                  .rules_version = judgement.rules->version};
  if (facts.receipt_number != 0) {
    receipt.code = FormatReceiptCode(facts.receipt_number);
  }
  if (judgement.account != nullptr) {
    receipt.account_number = judgement.account->number;
    receipt.language = judgement.account->language;
  }
  for (const Candidate& candidate : judgement.candidates) {
    if (!candidate.has_value()) continue;
    receipt.understood.push_back(
        {.slot = candidate.slot(), .value = candidate.parsed.value});
  }
  if (!receipt.understood.empty()) {
    receipt.reading_date = judgement.date;
    receipt.period = judgement.counting.period;
  }
  receipt.text = ReceiptText(receipt, {.account = judgement.account,
                                       .channel = facts.channel,
                                       .open_channels = facts.open_channels,
                                       .today = judgement.received_on});
  return receipt;
}

}  // namespace

SubmissionJudged Decide(const AccountState& state, const Facts& facts,
                        const Submission& submission) {
  ABSL_HARDENING_ASSERT(facts.channel != nullptr && facts.rules != nullptr);
  const RuleSet& rules = facts.rules->At(facts.received_at);
  const absl::CivilDay today = facts.rules->DayOf(facts.received_at);
  Understanding understanding =
      Understand(state, facts, submission, rules, today);

  Judgement judgement{.submission = &submission,
                      .channel = facts.channel,
                      .rules = &rules,
                      .account = understanding.account,
                      .received_at = facts.received_at,
                      .received_on = today,
                      .date = understanding.date,
                      .key_reused = facts.key_reused};
  PrepareCandidates(state, understanding.values, judgement);
  CheckRules(judgement, understanding.findings);
  SortByRule(understanding.findings);

  SubmissionJudged judged{
      .submission = submission,
      .channel = facts.channel->id,
      .trust = facts.channel->trust,
      .content_fingerprint = ContentFingerprint(submission),
      .receipt =
          ReceiptFor(judgement, facts, std::move(understanding.findings))};
  if (judged.receipt.outcome == Outcome::kAccepted) {
    judged.stands = std::all_of(judgement.candidates.begin(),
                                judgement.candidates.end(), StandsAlready);
    if (!judged.stands) judged.superseded = Superseded(judgement.candidates);
  }
  return judged;
}

}  // namespace intake
