#include "tests/scenarios/scenario.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
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
  } else if (option.first == "proposal") {
    step.proposal = option.second;
  } else {
    return Bad("an option of the header's list", word);
  }
  return absl::OkStatus();
}

absl::Status ReadOptions(const Words& words, size_t first, Step& step) {
  for (size_t i = first; i < words.size(); ++i) {
    absl::Status status = ReadOption(words[i], step);
    if (!status.ok()) return status;
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
  status = ReadOptions(words, 7, step);
  if (!status.ok()) return status;
  return step;
}

// answer  channel  sender  yes|no  code  at  moment  ->  outcome  findings  […]
absl::StatusOr<Step> ReadAnswerStep(absl::string_view line, const Words& words,
                                    const World& world) {
  if (words.size() < 10 || words[5] != "at" || words[7] != "->") {
    return Bad("answer CHANNEL SENDER yes|no CODE at MOMENT -> …", line);
  }
  Step step{.channel = words[1], .outcome = words[8], .findings = words[9]};
  if (world.channels.count(step.channel) == 0) {
    return Bad("a channel", words[1]);
  }
  if (words[3] != "yes" && words[3] != "no") return Bad("yes or no", words[3]);
  if (words[2] != "-") step.submission.evidence.sender = words[2];
  step.submission.content =
      CodeAnswer{.code = words[4], .yes = words[3] == "yes"};
  absl::StatusOr<absl::Time> received = ReadMoment(words[6]);
  if (!received.ok()) return received.status();
  step.received_at = *received;
  absl::Status status = ReadOptions(words, 10, step);
  if (!status.ok()) return status;
  return step;
}

// closed 2014-06
absl::StatusOr<Step> ReadClosing(absl::string_view line, const Words& words) {
  if (words.size() != 2) return Bad("closed MONTH", line);
  absl::StatusOr<absl::CivilMonth> month = ParseMonth(words[1]);
  if (!month.ok()) return month.status();
  return Step{.kind = Step::Kind::kClosing, .closed_period = *month};
}

// charged 2014-06-20T00:00+04
absl::StatusOr<Step> ReadCharging(absl::string_view line, const Words& words) {
  if (words.size() != 2) return Bad("charged MOMENT", line);
  absl::StatusOr<absl::Time> until = ReadMoment(words[1]);
  if (!until.ok()) return until.status();
  return Step{.kind = Step::Kind::kCharging, .received_at = *until};
}

absl::StatusOr<Step> ReadLine(absl::string_view line, const Words& words,
                              const World& world) {
  if (words.front() == "answer") return ReadAnswerStep(line, words, world);
  if (words.front() == "closed") return ReadClosing(line, words);
  if (words.front() == "charged") return ReadCharging(line, words);
  return ReadStep(line, words, world);
}

}  // namespace

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
      absl::StatusOr<Step> step = ReadLine(line, *words, world);
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

}  // namespace intake
