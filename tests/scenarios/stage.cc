#include "tests/scenarios/stage.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "core/decide/decide.h"
#include "core/decide/evolve.h"

namespace intake {
namespace {

absl::string_view SeverityName(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarn:
      return "warn";
    case Severity::kHoldCustomer:
      return "customer";
    case Severity::kHoldStaff:
      return "staff";
    case Severity::kRefuse:
      return "refuse";
  }
  return "";
}

absl::string_view WithoutZeros(absl::string_view digits) {
  while (absl::ConsumePrefix(&digits, "0")) {
  }
  return digits;
}

// As admission does: the account of that number, or the only one that has it
// behind leading zeros.
const Account* FindAccount(const World& world, absl::string_view number,
                           bool& restored) {
  const auto exact = world.accounts.find(std::string(number));
  restored = exact == world.accounts.end();
  if (!restored) return &exact->second;
  const Account* found = nullptr;
  for (const auto& [full, account] : world.accounts) {
    if (full.size() <= number.size() ||
        WithoutZeros(full) != WithoutZeros(number)) {
      continue;
    }
    if (found != nullptr) return nullptr;
    found = &account;
  }
  return found;
}

}  // namespace

std::string FindingsText(const Findings& findings) {
  if (findings.empty()) return "-";
  return absl::StrJoin(findings, ",",
                       [](std::string* out, const Finding& finding) {
                         absl::StrAppend(out, RuleName(finding.rule), "(",
                                         SeverityName(finding.severity), ")");
                       });
}

Stage::Stage(const World& world, const RuleSet& rules)
    : world_(&world), rules_(*RuleBook::Create({rules}, world.zone)) {
  for (const auto& [id, channel] : world_->channels) {
    if (channel.open_to_customers) open_channels_.push_back(&channel);
  }
  for (const auto& [number, account] : world_->accounts) {
    Evolve(states_[number],
           {.stream = number, .sequence = 1, .body = AccountDefined{account}});
  }
}

AccountState& Stage::StateFor(const Submission& submission,
                              const std::vector<TextFacts::Named>& named) {
  if (const auto* answer = std::get_if<CodeAnswer>(&submission.content)) {
    const auto asked = account_of_receipt_.find(answer->code);
    return asked == account_of_receipt_.end() ? unknown_
                                              : states_[asked->second];
  }
  const std::string& number = submission.account_number;
  if (number.empty()) {
    return named.empty() ? unknown_ : states_[named.front().account->number];
  }
  bool restored = false;
  const Account* account = FindAccount(*world_, number, restored);
  return account == nullptr ? unknown_ : states_[account->number];
}

std::vector<TextFacts::Named> Stage::NamedIn(
    const Submission& submission) const {
  std::vector<TextFacts::Named> named;
  const auto* typed = std::get_if<TypedText>(&submission.content);
  if (typed == nullptr) return named;
  for (const std::string& candidate : AccountCandidates(typed->text)) {
    bool restored = false;
    const Account* account = FindAccount(*world_, candidate, restored);
    if (account == nullptr) continue;
    named.push_back(
        {.candidate = candidate, .account = account, .restored = restored});
  }
  return named;
}

// Those that have the sender's phone.
std::vector<const AccountState*> Stage::OthersOf(
    const Submission& submission, const AccountState& state) const {
  std::vector<const AccountState*> others;
  for (const auto& [number, other] : states_) {
    if (&other == &state || !other.account) continue;
    const std::vector<std::string>& phones = other.account->phones;
    if (std::find(phones.begin(), phones.end(), submission.evidence.sender) !=
        phones.end()) {
      others.push_back(&other);
    }
  }
  return others;
}

void Stage::Remember(const SubmissionJudged& judged) {
  const Receipt& receipt = judged.receipt;
  account_of_receipt_[receipt.code] = receipt.account_number;
  if (receipt.answer_until) last_question_ = receipt.code;
}

SubmissionJudged Stage::Play(const Step& step) {
  Submission submission = step.submission;
  std::optional<CodeAnswer> answer;
  if (auto* said = std::get_if<CodeAnswer>(&submission.content)) {
    if (said->code == kLastQuestion) said->code = last_question_;
    answer = *said;
  }
  const std::vector<TextFacts::Named> named = NamedIn(submission);
  AccountState& state = StateFor(submission, named);
  const std::vector<const AccountState*> others = OthersOf(submission, state);
  const Facts facts{.channel = &world_->channels.at(step.channel),
                    .open_channels = open_channels_,
                    .rules = &rules_,
                    .received_at = step.received_at,
                    .receipt_number = ++receipt_number_,
                    .key_reused = step.key_reused,
                    .named = named,
                    .billing = &billing_,
                    .answer = answer,
                    .other_accounts = others};
  SubmissionJudged judged = Decide(state, facts, submission);
  Evolve(state, {.sequence = state.sequence + 1,
                 .recorded_at = step.received_at,
                 .actor = step.channel,
                 .body = judged});
  Remember(judged);
  return judged;
}

void Stage::Bill(const Step& step) {
  Event event{.stream = kBillingStream,
              .sequence = billing_.sequence + 1,
              .recorded_at = step.received_at};
  if (step.kind == Step::Kind::kClosing) {
    event.body = PeriodClosed{step.closed_period};
  } else {
    event.body =
        ChangesAcknowledged{.position = 1, .recorded_at = step.received_at};
  }
  Evolve(billing_, event);
}

}  // namespace intake
