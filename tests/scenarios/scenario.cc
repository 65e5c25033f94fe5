#include "tests/scenarios/scenario.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"

namespace intake {
namespace {

using Words = std::vector<std::string>;

absl::Status Bad(absl::string_view what, absl::string_view got) {
  return absl::InvalidArgumentError(
      absl::StrCat("got '", got, "', want ", what));
}

// `2014-06-25T23:59:59+04`, `2014-06-25T19:59Z`
absl::StatusOr<absl::Time> ReadMoment(absl::string_view word) {
  absl::Time moment;
  std::string error;
  for (const char* form : {"%Y-%m-%dT%H:%M:%E*S%Ez", "%Y-%m-%dT%H:%M%Ez"}) {
    if (absl::ParseTime(form, word, &moment, &error)) return moment;
  }
  return Bad("a moment such as 2014-06-25T23:59:59+04", word);
}

// `day=150`, `kitchen=1.2`, `hot_water.kitchen=1.2`, `@778899=150`
absl::StatusOr<NamedValue> ReadNamedValue(absl::string_view word) {
  const std::pair<std::string, std::string> parts =
      absl::StrSplit(word, absl::MaxSplits('=', 1));
  NamedValue value{.value = parts.second};
  for (absl::string_view name : absl::StrSplit(parts.first, '.')) {
    if (absl::ConsumePrefix(&name, "@")) {
      value.serial = std::string(name);
    } else if (name == "electricity") {
      value.commodity = Commodity::kElectricity;
    } else if (name == "hot_water") {
      value.commodity = Commodity::kHotWater;
    } else if (name == "kitchen") {
      value.point = MeteringPoint::kKitchen;
    } else if (name == "bath") {
      value.point = MeteringPoint::kBath;
    } else if (name == "day") {
      value.kind = RegisterKind::kDay;
    } else if (name == "night") {
      value.kind = RegisterKind::kNight;
    } else if (name == "peak") {
      value.kind = RegisterKind::kPeak;
    } else if (name == "half_peak") {
      value.kind = RegisterKind::kHalfPeak;
    } else {
      return Bad("a register's name", name);
    }
  }
  return value;
}

// `150;690` in order, or `day=150;night=690` by name.
absl::Status ReadValues(absl::string_view word, Submission& submission) {
  if (!absl::StrContains(word, '=')) {
    submission.content = OrderedValues{.values = absl::StrSplit(word, ';')};
    return absl::OkStatus();
  }
  NamedValues named;
  for (absl::string_view part : absl::StrSplit(word, ';')) {
    absl::StatusOr<NamedValue> value = ReadNamedValue(part);
    if (!value.ok()) return value.status();
    named.values.push_back(*std::move(value));
  }
  submission.content = std::move(named);
  return absl::OkStatus();
}

absl::Status ReadOption(absl::string_view word, Step& step) {
  const std::pair<std::string, std::string> option =
      absl::StrSplit(word, absl::MaxSplits('=', 1));
  Evidence& evidence = step.submission.evidence;
  if (option.first == "sender") {
    evidence.sender = option.second;
  } else if (option.first == "agent") {
    evidence.agent = option.second;
  } else if (word == "signed") {
    evidence.signature = Signature::kPresent;
  } else if (word == "unsigned") {
    evidence.signature = Signature::kMissing;
  } else if (word == "key_reused") {
    step.key_reused = true;
  } else if (option.first == "period") {
    step.period = option.second;
  } else if (option.first == "taken") {
    step.taken = option.second;
  } else {
    return Bad("an option of the header's list", word);
  }
  return absl::OkStatus();
}

// channel  account  content  dated  received  outcome  findings  [options…]
absl::StatusOr<Step> ReadStep(absl::string_view line, const Words& words,
                              const World& world) {
  if (words.size() < 7) return Bad("seven columns", line);
  Step step{.channel = words[0], .outcome = words[5], .findings = words[6]};
  if (world.channels.count(step.channel) == 0) {
    return Bad("a channel", words[0]);
  }
  if (words[1] != "-") step.submission.account_number = words[1];
  const bool is_text = absl::StrContains(line, '"');
  absl::Status status;
  if (is_text) {
    step.submission.content = TypedText{.text = words[2]};
  } else {
    status = ReadValues(words[2], step.submission);
  }
  if (status.ok() && words[3] != "-") {
    absl::StatusOr<absl::CivilDay> dated = ParseDate(words[3]);
    status = dated.status();
    if (status.ok()) step.submission.reading_date = *dated;
  }
  if (!status.ok()) return status;
  absl::StatusOr<absl::Time> received = ReadMoment(words[4]);
  if (!received.ok()) return received.status();
  step.received_at = *received;
  for (size_t i = 7; i < words.size(); ++i) {
    status = ReadOption(words[i], step);
    if (!status.ok()) return status;
  }
  return step;
}

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

absl::StatusOr<std::vector<Scenario>> ReadScenarios(absl::string_view text,
                                                    const World& world) {
  std::vector<Scenario> scenarios;
  size_t line_number = 0;
  for (absl::string_view line : absl::StrSplit(text, '\n')) {
    ++line_number;
    absl::StatusOr<Words> words = SplitWords(line);
    absl::Status status = words.status();
    if (status.ok() && words->empty()) continue;
    if (status.ok() &&
        (words->front() == "scenario" || words->front() == "each")) {
      scenarios.push_back({.title = words->size() > 1 ? (*words)[1] : "",
                           .rules = world.rules,
                           .each_alone = words->front() == "each"});
      for (size_t i = 2; i < words->size() && status.ok(); ++i) {
        status = SetRule((*words)[i], scenarios.back().rules);
      }
    } else if (status.ok() && scenarios.empty()) {
      status = Bad("a scenario before its steps", line);
    } else if (status.ok()) {
      absl::StatusOr<Step> step = ReadStep(line, *words, world);
      status = step.status();
      if (status.ok()) {
        step->line = line_number;
        step->submission.request_key = absl::StrCat("line ", line_number);
        scenarios.back().steps.push_back(*std::move(step));
      }
    }
    if (!status.ok()) return WithPlace(status, absl::StrCat(line_number));
  }
  return scenarios;
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

AccountState& Stage::StateFor(const Step& step,
                              const std::vector<TextFacts::Named>& named) {
  const std::string& number = step.submission.account_number;
  if (number.empty()) {
    return named.empty() ? unknown_ : states_[named.front().account->number];
  }
  bool restored = false;
  const Account* account = FindAccount(*world_, number, restored);
  return account == nullptr ? unknown_ : states_[account->number];
}

SubmissionJudged Stage::Play(const Step& step) {
  std::vector<TextFacts::Named> named;
  if (const auto* typed = std::get_if<TypedText>(&step.submission.content)) {
    for (const std::string& candidate : AccountCandidates(typed->text)) {
      bool restored = false;
      const Account* account = FindAccount(*world_, candidate, restored);
      if (account == nullptr) continue;
      named.push_back(
          {.candidate = candidate, .account = account, .restored = restored});
    }
  }
  AccountState& state = StateFor(step, named);
  const Facts facts{.channel = &world_->channels.at(step.channel),
                    .open_channels = open_channels_,
                    .rules = &rules_,
                    .received_at = step.received_at,
                    .receipt_number = ++receipt_number_,
                    .key_reused = step.key_reused,
                    .named = named};
  SubmissionJudged judged = Decide(state, facts, step.submission);
  Evolve(state, {.sequence = state.sequence + 1,
                 .recorded_at = step.received_at,
                 .actor = step.channel,
                 .body = judged});
  return judged;
}

}  // namespace intake
