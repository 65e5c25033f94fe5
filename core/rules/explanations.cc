#include "core/rules/explanations.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "core/rules/hypotheses.h"
#include "core/rules/meant_values.h"
#include "core/rules/report.h"

namespace intake {
namespace {

using RegisterHypothesis = std::optional<Milli> (*)(const Judgement& judgement,
                                                    const Candidate& candidate);

struct OfOneRegister {
  Rule rule;
  RegisterHypothesis meant;
};

constexpr OfOneRegister kOfOneRegister[] = {
    {Rule::kFractionAsWhole, FractionAsWhole},
    {Rule::kDigitsDropped, DigitsDropped},
    {Rule::kDigitTypo, DigitTypo},
    {Rule::kUsageNotReading, UsageNotReading},
};

// Whether what `finding` says of a value may come of a slip of the sender.
bool WantsExplanation(const Finding& finding) {
  switch (finding.rule) {
    case Rule::kTooManyDigits:
    case Rule::kLessThanPrevious:
    case Rule::kGreaterThanNext:
    case Rule::kPhysicalLimit:
      return true;
    case Rule::kHighUsage:
      return finding.severity >= Severity::kHoldCustomer;
    default:
      return false;
  }
}

bool WantExplanation(const Findings& findings) {
  // Where the previous reading is the suspect, this one is explained.
  return std::any_of(findings.begin(), findings.end(), WantsExplanation) &&
         std::none_of(findings.begin(), findings.end(), [](const Finding& f) {
           return f.rule == Rule::kPreviousSuspect;
         });
}

bool IsInTrouble(const Candidate& candidate, const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& finding) {
                       return finding.target == candidate.slot().ref &&
                              WantsExplanation(finding);
                     });
}

// The values if `meant` were true of every register that is in trouble; empty
// where it has nothing to say of one of them.
std::vector<AssignedValue> MeantByAll(RegisterHypothesis meant,
                                      const Judgement& judgement,
                                      const Findings& findings) {
  std::vector<AssignedValue> values = SentValues(judgement);
  for (size_t i = 0; i < values.size(); ++i) {
    const Candidate& candidate = judgement.candidates[i];
    if (!IsInTrouble(candidate, findings)) continue;
    const std::optional<Milli> value = meant(judgement, candidate);
    if (!value) return {};
    values[i].value = FormatAmount(*value);
  }
  return values;
}

// Reports `rule` for every register that `values` give another value.
void ReportMeant(Rule rule, const Judgement& judgement,
                 const std::vector<AssignedValue>& values, Findings& findings) {
  for (size_t i = 0; i < values.size(); ++i) {
    const Candidate& candidate = judgement.candidates[i];
    if (values[i].value == candidate.assigned->value) continue;
    Report(findings, rule, Severity::kInfo, candidate,
           {.got = Quoted(candidate.assigned->value)});
    findings.back().suggestion = values[i].value;
  }
}

std::vector<UnderstoodValue> ProposalOf(
    const Judgement& judgement, const std::vector<AssignedValue>& values) {
  std::vector<UnderstoodValue> proposal;
  for (size_t i = 0; i < values.size(); ++i) {
    const Register& dial = *judgement.candidates[i].dial;
    proposal.push_back({.slot = values[i].slot,
                        .value = ParseDialValue(values[i].value, dial).value});
  }
  return proposal;
}

}  // namespace

std::vector<UnderstoodValue> Explain(const AccountState& state,
                                     const Judgement& judgement,
                                     Findings& findings) {
  std::vector<UnderstoodValue> proposal;
  if (judgement.candidates.empty() || !WantExplanation(findings)) {
    return proposal;
  }
  Findings explanations;
  const auto offer = [&](Rule rule, const std::vector<AssignedValue>& values) {
    ReportMeant(rule, judgement, values, explanations);
    if (proposal.empty()) proposal = ProposalOf(judgement, values);
  };

  const std::vector<AssignedValue> swapped = SwappedRegisters(state, judgement);
  if (!swapped.empty()) offer(Rule::kSwappedRegisters, swapped);
  for (const OfOneRegister& hypothesis : kOfOneRegister) {
    const std::vector<AssignedValue> values =
        MeantByAll(hypothesis.meant, judgement, findings);
    if (!values.empty() && WouldPass(state, judgement, values)) {
      offer(hypothesis.rule, values);
    }
  }
  if (std::string text = WrongAccount(judgement); !text.empty()) {
    Report(explanations, Rule::kWrongAccount, Severity::kInfo);
    explanations.back().suggestion = std::move(text);
  }
  CheckMeterChanged(judgement, explanations);

  findings.insert(findings.end(), std::make_move_iterator(explanations.begin()),
                  std::make_move_iterator(explanations.end()));
  return proposal;
}

bool AsksForOtherAccounts(const Findings& findings) {
  return WantExplanation(findings);
}

}  // namespace intake
