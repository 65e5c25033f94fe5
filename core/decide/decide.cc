#include "core/decide/decide.h"

#include <algorithm>
#include <utility>

#include "absl/base/macros.h"
#include "core/base/receipt_code.h"
#include "core/decide/answered_question.h"
#include "core/decide/charging.h"
#include "core/decide/understand.h"
#include "core/decide/usage_changes.h"
#include "core/messages/messages.h"
#include "core/rules/explanations.h"
#include "core/rules/judgement.h"
#include "core/rules/report.h"
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

// What asks only for the customer's word has it.
void TakeTheirWord(const CodeAnswer& answer, Findings& findings) {
  for (Finding& finding : findings) {
    if (finding.severity == Severity::kHoldCustomer) {
      finding.severity = Severity::kWarn;
    }
  }
  if (OutcomeOf(findings) == Outcome::kAccepted) {
    Report(findings, Rule::kConfirmed, Severity::kInfo, {.got = answer.code});
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

// Whether what it corrects was of another day.
bool CorrectsOthers(const Candidate& candidate) {
  return std::any_of(
      candidate.corrected.begin(), candidate.corrected.end(),
      [&](const LiveReading* live) { return live != candidate.near.same_day; });
}

// What billing is told when `candidate` takes its place among its register's
// readings. One that stood already may come with those of other registers, and
// still takes out what stood between.
void AddChangesBy(const Candidate& candidate, const Judgement& judgement,
                  const AccountState& state, const Charging& charging,
                  std::vector<UsageChange>& changes) {
  if (StandsAlready(candidate) && !CorrectsOthers(candidate)) return;
  const RegisterRef target = candidate.slot().ref;
  const ReadingSequence before = ActualReadings(HistoryOf(state, target));
  const LiveReading reading{.date = judgement.date,
                            .value = candidate.parsed.value,
                            .period = judgement.counting.period};
  ReadingSequence after;
  for (const LiveReading* live : before) {
    const bool gives_way =
        live == candidate.near.same_day ||
        std::find(candidate.corrected.begin(), candidate.corrected.end(),
                  live) != candidate.corrected.end();
    if (!gives_way) after.push_back(live);
  }
  const auto place = std::find_if(
      after.begin(), after.end(),
      [&](const LiveReading* live) { return live->date > reading.date; });
  after.insert(place, &reading);
  AddUsageChanges(*judgement.account, target, before, after, charging, changes);
}

bool AreAmong(const std::vector<UnderstoodValue>& values,
              const std::vector<UnderstoodValue>& all) {
  return std::all_of(values.begin(), values.end(), [&](const auto& value) {
    return std::any_of(all.begin(), all.end(), [&](const auto& other) {
      return other.slot.ref == value.slot.ref;
    });
  });
}

// What waits of the same sender, or of somebody less trusted once this is
// taken, for the same registers and month: this came in its place.
std::vector<std::string> Withdrawn(const AccountState& state,
                                   const SubmissionJudged& judged) {
  std::vector<std::string> codes;
  const Receipt& receipt = judged.receipt;
  if (receipt.outcome == Outcome::kRefused) return codes;
  for (const OpenSubmission& open : state.open) {
    const bool is_theirs = open.channel == judged.channel &&
                           open.sender == judged.submission.evidence.sender;
    const bool outdone =
        receipt.outcome == Outcome::kAccepted && open.trust < judged.trust;
    if (open.waits() && (is_theirs || outdone) &&
        open.receipt_code != judged.answers && open.period == receipt.period &&
        AreAmong(open.values.empty() ? open.proposal : open.values,
                 receipt.understood)) {
      codes.push_back(open.receipt_code);
    }
  }
  return codes;
}

// Whether it would refuse any other value as well.
bool RefusesAnyValue(const Finding& finding) {
  return finding.severity == Severity::kRefuse &&
         finding.rule != Rule::kTooManyDigits &&
         finding.rule != Rule::kPhysicalLimit;
}

// The last day on which the customer may say yes or no; none where there is
// nothing that their word could do.
std::optional<absl::CivilDay> AnswerUntil(const Judgement& judgement,
                                          const Receipt& receipt) {
  const bool word_releases =
      receipt.outcome == Outcome::kHeld &&
      WorstOf(receipt.findings) == Severity::kHoldCustomer;
  if (!judgement.channel->may_confirm || receipt.code.empty() ||
      (!word_releases && receipt.proposal.empty()) ||
      std::any_of(receipt.findings.begin(), receipt.findings.end(),
                  RefusesAnyValue)) {
    return std::nullopt;
  }
  return std::max(
      judgement.received_on,
      WindowOf(*judgement.rules, judgement.counting.period).window_to);
}

Receipt ReceiptFor(const Judgement& judgement, const Facts& facts,
                   Findings findings, std::vector<UnderstoodValue> proposal) {
  Receipt receipt{.outcome = OutcomeOf(findings),
                  .findings = std::move(findings),
                  .received_at = facts.received_at,
                  .rules_version = judgement.rules->version,
                  .proposal = std::move(proposal)};
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
  if (!receipt.understood.empty() || !receipt.proposal.empty()) {
    receipt.reading_date = judgement.date;
    receipt.period = judgement.counting.period;
  }
  receipt.answer_until = AnswerUntil(judgement, receipt);
  receipt.text = ReceiptText(receipt, {.account = judgement.account,
                                       .channel = facts.channel,
                                       .open_channels = facts.open_channels,
                                       .today = judgement.received_on});
  return receipt;
}

// What follows from a judgement besides its receipt.
void AddConsequences(const AccountState& state, const Facts& facts,
                     const Judgement& judgement, SubmissionJudged& judged) {
  judged.withdrawn = Withdrawn(state, judged);
  if (judged.receipt.outcome != Outcome::kAccepted) return;
  judged.stands = std::all_of(judgement.candidates.begin(),
                              judgement.candidates.end(), StandsAlready);
  if (judged.stands) return;
  judged.superseded = Superseded(judgement.candidates);
  const Charging charging(*judgement.rules, judgement.received_on,
                          facts.billing);
  for (const Candidate& candidate : judgement.candidates) {
    AddChangesBy(candidate, judgement, state, charging, judged.changes);
  }
}

}  // namespace

SubmissionJudged Decide(const AccountState& state, const Facts& facts,
                        const Submission& submission) {
  ABSL_HARDENING_ASSERT(facts.channel != nullptr && facts.rules != nullptr);
  const RuleSet& rules = facts.rules->At(facts.received_at);
  const absl::CivilDay today = facts.rules->DayOf(facts.received_at);
  AnsweredQuestion question;
  if (facts.answer) {
    question = ReadAnswer(state, facts, submission, today);
  } else {
    question.understanding = Understand(state, facts, submission, rules,
                                        HandedInOn(submission, today));
  }
  Understanding& understanding = question.understanding;

  Judgement judgement{.submission = &submission,
                      .channel = facts.channel,
                      .rules = &rules,
                      .account = understanding.account,
                      .received_at = facts.received_at,
                      .received_on = today,
                      .date = understanding.date,
                      .key_reused = facts.key_reused,
                      .other_accounts = facts.other_accounts};
  if (facts.billing != nullptr) {
    judgement.closed_through = facts.billing->closed_through;
    judgement.charged_until = facts.billing->charged_until;
  }
  PrepareCandidates(state, understanding.values, judgement);
  CheckRules(judgement, understanding.findings);
  if (question.insists) TakeTheirWord(*facts.answer, understanding.findings);
  std::vector<UnderstoodValue> proposal;
  if (!facts.answer &&
      OutcomeOf(understanding.findings) != Outcome::kAccepted) {
    proposal = Explain(state, judgement, understanding.findings);
  }
  SortByRule(understanding.findings);

  SubmissionJudged judged{
      .submission = submission,
      .channel = facts.channel->id,
      .trust = facts.channel->trust,
      .content_fingerprint = facts.content_fingerprint
                                 ? *facts.content_fingerprint
                                 : ContentFingerprint(submission),
      .receipt = ReceiptFor(judgement, facts, std::move(understanding.findings),
                            std::move(proposal))};
  if (question.open != nullptr && judged.receipt.outcome != Outcome::kRefused) {
    judged.answers = question.open->receipt_code;
  }
  AddConsequences(state, facts, judgement, judged);
  return judged;
}

}  // namespace intake
