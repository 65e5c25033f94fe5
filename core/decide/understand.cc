#include "core/decide/understand.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "core/rules/report.h"
#include "core/text/grammar.h"

namespace intake {
namespace {

void Append(Findings added, Findings& findings) {
  findings.insert(findings.end(), std::make_move_iterator(added.begin()),
                  std::make_move_iterator(added.end()));
}

bool IsRefusal(const Finding& finding) {
  return finding.severity == Severity::kRefuse;
}

// The last day on which all the meters hung whose removal is the only ground
// for refusal; none where there are other grounds, or where one of the meters
// was removed too long before `date`.
std::optional<absl::CivilDay> LastDayBeforeRemoval(const Account& account,
                                                   const Findings& findings,
                                                   absl::CivilDay date,
                                                   const RuleSet& rules) {
  std::optional<absl::CivilDay> day;
  for (const Finding& finding : findings) {
    if (!IsRefusal(finding)) continue;
    if (finding.rule != Rule::kMeterRemoved || !finding.target) return {};
    const std::optional<absl::CivilDay> removed_on =
        InstallationOf(account, *finding.target).removed_on;
    if (!removed_on || date - *removed_on > rules.removal_grace_days) return {};
    day = std::min(day.value_or(*removed_on - 1), *removed_on - 1);
  }
  return day;
}

void FitValues(absl::Span<const NamedValue> values, const RuleSet& rules,
               Understanding& understanding) {
  const Account& account = *understanding.account;
  const absl::CivilDay date = understanding.date;
  Assignment assignment = AssignValues(account, date, values);
  if (const auto day =
          LastDayBeforeRemoval(account, assignment.findings, date, rules)) {
    Assignment earlier = AssignValues(account, *day, values);
    if (!earlier.values.empty()) assignment = std::move(earlier);
  }
  understanding.values = std::move(assignment.values);
  Append(std::move(assignment.findings), understanding.findings);
}

// The account that the request names, as the grammar is to know it: by the same
// pointer where the text names it too.
const Account* GivenAccount(const Account& account, const Facts& facts) {
  for (const TextFacts::Named& named : facts.named) {
    if (named.account != nullptr && named.account->number == account.number) {
      return named.account;
    }
  }
  return &account;
}

Understanding UnderstandText(const AccountState& state, const Facts& facts,
                             const Submission& submission, const RuleSet& rules,
                             absl::CivilDay today) {
  const std::string& text = std::get<TypedText>(submission.content).text;
  const Account* const known = state.account ? &*state.account : nullptr;
  TextFacts text_facts{.named = facts.named,
                       .given = known == nullptr || !NamesAccount(submission)
                                    ? nullptr
                                    : GivenAccount(*known, facts),
                       .sender = submission.evidence.sender,
                       .today = today};
  TextReading reading = InterpretText(text, text_facts);
  Understanding understanding{.date = submission.reading_date.value_or(
                                  reading.reading_date.value_or(today))};
  if (reading.account != nullptr && known != nullptr &&
      reading.account->number == known->number) {
    understanding.account = known;
    if (const auto day = LastDayBeforeRemoval(*known, reading.findings,
                                              understanding.date, rules)) {
      text_facts.today = *day;
      TextReading earlier = InterpretText(text, text_facts);
      if (!earlier.values.empty()) reading = std::move(earlier);
    }
  }

  const bool stopped =
      std::any_of(reading.findings.begin(), reading.findings.end(), IsRefusal);
  understanding.findings = std::move(reading.findings);
  if (stopped) return understanding;
  if (understanding.account == nullptr) {
    // It names an account that is not the one it was taken for.
    Report(understanding.findings,
           known != nullptr ? Rule::kSeveralAccounts : Rule::kAccountNotFound,
           Severity::kRefuse);
    return understanding;
  }
  FitValues(reading.values, rules, understanding);
  return understanding;
}

}  // namespace

Understanding Understand(const AccountState& state, const Facts& facts,
                         const Submission& submission, const RuleSet& rules,
                         absl::CivilDay today) {
  const bool names_unknown = NamesAccount(submission) && !state.account;
  if (!names_unknown && std::holds_alternative<TypedText>(submission.content)) {
    return UnderstandText(state, facts, submission, rules, today);
  }

  Understanding understanding{.date = submission.reading_date.value_or(today)};
  if (!state.account) {
    Report(understanding.findings, Rule::kAccountNotFound, Severity::kRefuse,
           {.got = Quoted(submission.account_number.empty()
                              ? submission.payment_code
                              : submission.account_number)});
    return understanding;
  }
  understanding.account = &*state.account;
  if (const auto* named = std::get_if<NamedValues>(&submission.content)) {
    FitValues(named->values, rules, understanding);
  } else {
    const auto& ordered = std::get<OrderedValues>(submission.content).values;
    std::vector<NamedValue> values(ordered.size());
    for (size_t i = 0; i < ordered.size(); ++i) values[i].value = ordered[i];
    FitValues(values, rules, understanding);
  }
  return understanding;
}

}  // namespace intake
