// Plays the tables beside this file through Decide and Evolve.

#include "tests/scenarios/scenario.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/base/amount.h"
#include "core/base/civil_time.h"
#include "gtest/gtest.h"
#include "tests/scenarios/stage.h"

namespace intake {
namespace {

constexpr char kFolder[] = "tests/scenarios/";
constexpr const char* kTables[] = {
    "identity.txt",   "channels.txt", "time.txt",
    "values.txt",     "limits.txt",   "explanations.txt",
    "duplicates.txt", "answers.txt",  "pairs.txt"};

World LoadWorld() {
  absl::StatusOr<std::string> text =
      ReadFile(absl::StrCat(kFolder, "accounts.txt"));
  EXPECT_TRUE(text.ok()) << text.status();
  absl::StatusOr<World> world = ReadWorld(*text);
  EXPECT_TRUE(world.ok()) << "accounts.txt: " << world.status();
  return *std::move(world);
}

std::vector<Scenario> LoadTable(const std::string& name, const World& world) {
  absl::StatusOr<std::string> text = ReadFile(kFolder + name);
  EXPECT_TRUE(text.ok()) << text.status();
  absl::StatusOr<std::vector<Scenario>> scenarios = ReadScenarios(*text, world);
  EXPECT_TRUE(scenarios.ok()) << name << ": " << scenarios.status();
  return *std::move(scenarios);
}

// Calls `visit` for every step of every table, on the stage as the steps before
// it have left it; it is `visit` that plays the step.
void ForEachStep(
    const World& world,
    const std::function<void(Stage& stage, const Step& step)>& visit) {
  for (const char* name : kTables) {
    for (const Scenario& scenario : LoadTable(name, world)) {
      Stage stage(world, scenario.rules);
      for (const Step& step : scenario.steps) {
        SCOPED_TRACE(
            absl::StrCat(name, ":", step.line, " \"", scenario.title, "\""));
        if (step.kind != Step::Kind::kSubmission) {
          stage.Bill(step);
          continue;
        }
        if (scenario.each_alone) stage = Stage(world, scenario.rules);
        visit(stage, step);
      }
    }
  }
}

std::string OutcomeText(Outcome outcome) {
  switch (outcome) {
    case Outcome::kAccepted:
      return "accepted";
    case Outcome::kHeld:
      return "held";
    case Outcome::kRefused:
      return "refused";
  }
  return "";
}

std::string ValuesText(const std::vector<UnderstoodValue>& values) {
  if (values.empty()) return "-";
  return absl::StrJoin(values, ";",
                       [](std::string* out, const UnderstoodValue& value) {
                         absl::StrAppend(out, FormatAmount(value.value));
                       });
}

TEST(Scenarios, ComeOutAsTheTablesSay) {
  const World world = LoadWorld();
  size_t steps = 0;
  ForEachStep(world, [&steps](Stage& stage, const Step& step) {
    const Receipt receipt = stage.Play(step).receipt;
    EXPECT_EQ(OutcomeText(receipt.outcome), step.outcome) << receipt.text;
    EXPECT_EQ(FindingsText(receipt.findings), step.findings) << receipt.text;
    if (step.period) {
      EXPECT_EQ(receipt.period ? FormatMonth(*receipt.period) : "none",
                *step.period);
    }
    if (step.taken) {
      EXPECT_EQ(ValuesText(receipt.understood), *step.taken);
    }
    if (step.proposal) {
      EXPECT_EQ(ValuesText(receipt.proposal), *step.proposal) << receipt.text;
    }
    ++steps;
  });
  EXPECT_GE(steps, 400u);
}

TEST(Scenarios, ShowEveryRuleAtWork) {
  const World world = LoadWorld();
  std::set<Rule> seen;
  ForEachStep(world, [&seen](Stage& stage, const Step& step) {
    for (const Finding& finding : stage.Play(step).receipt.findings) {
      seen.insert(finding.rule);
    }
  });
  for (const Rule rule : AllRules()) {
    EXPECT_TRUE(seen.count(rule)) << "no scenario has " << RuleName(rule);
  }
}

TEST(Scenarios, ComeOutTheSameEveryTime) {
  const World world = LoadWorld();
  ForEachStep(world, [](Stage& stage, const Step& step) {
    Stage twin = stage;
    EXPECT_EQ(stage.Play(step), twin.Play(step));
  });
}

// A machine far to the west, far to the east, and one in the supplier's zone.
TEST(Scenarios, ComeOutTheSameWhateverZoneTheServerIsIn) {
  const World world = LoadWorld();
  const auto play_all = [&world](const char* zone) {
    EXPECT_EQ(setenv("TZ", zone, /*overwrite=*/1), 0);
    tzset();
    std::vector<SubmissionJudged> judged;
    ForEachStep(world, [&judged](Stage& stage, const Step& step) {
      judged.push_back(stage.Play(step));
    });
    return judged;
  };
  const std::vector<SubmissionJudged> at_home = play_all("Europe/Samara");
  EXPECT_EQ(play_all("America/Los_Angeles"), at_home);
  EXPECT_EQ(play_all("Pacific/Kiritimati"), at_home);
  EXPECT_EQ(play_all("UTC"), at_home);
}

// Two channels of one trust whose policies differ in nothing that is about
// values or dates.
bool AreAlike(const ChannelPolicy& a, const ChannelPolicy& b) {
  return a.id != b.id && a.trust == b.trust &&
         a.dates_are_evidence == b.dates_are_evidence;
}

// Without the channels' own rules; whether a repeat came from the same channel
// or another is about the channel, too.
std::string FindingsOfContent(Findings findings) {
  findings.erase(std::remove_if(findings.begin(), findings.end(),
                                [](const Finding& finding) {
                                  const int number =
                                      static_cast<int>(finding.rule);
                                  return number >= 200 && number < 300;
                                }),
                 findings.end());
  for (Finding& finding : findings) {
    if (finding.rule == Rule::kCorroborated) finding.rule = Rule::kRepeated;
  }
  return FindingsText(findings);
}

TEST(Scenarios, GetTheSameFindingsThroughAnyTwoChannelsButForTheirOwnRules) {
  const World world = LoadWorld();
  size_t compared = 0;
  ForEachStep(world, [&](Stage& stage, const Step& step) {
    const ChannelPolicy& channel = world.channels.at(step.channel);
    const Stage before = stage;
    // A question is answered where it was asked.
    if (step.is_answer()) {
      stage.Play(step);
      return;
    }
    const std::string findings =
        FindingsOfContent(stage.Play(step).receipt.findings);
    for (const auto& [id, other] : world.channels) {
      if (!AreAlike(channel, other)) continue;
      Stage twin = before;
      Step through_other = step;
      through_other.channel = id;
      EXPECT_EQ(FindingsOfContent(twin.Play(through_other).receipt.findings),
                findings)
          << "through " << id;
      ++compared;
    }
  });
  EXPECT_GE(compared, 500u);
}

TEST(Scenarios, ATableThatCannotBeReadNamesTheLine) {
  const World world = LoadWorld();
  const std::string good =
      "scenario \"x\"\nsms 1 1 - 2014-06-19T10:00+04 accepted -\n";
  EXPECT_TRUE(ReadScenarios(good, world).ok());
  for (const char* bad :
       {"telegram 1 1 - 2014-06-19T10:00+04 accepted -",
        "sms 1 1 - 2014-06-19 accepted -", "sms 1 1 - 2014-06-19T10:00+04",
        "sms 1 tag=1 - 2014-06-19T10:00+04 accepted -",
        "sms 1 1 - 2014-06-19T10:00+04 accepted - whatever",
        "sms 1 \"1 - 2014-06-19T10:00+04 accepted -",
        "each \"x\" no_such_rule=1", "closed June", "charged 2014-06-19",
        "answer sms 1 maybe last at 2014-06-19T10:00+04 -> accepted -",
        "answer sms 1 yes last 2014-06-19T10:00+04 -> accepted -"}) {
    const absl::Status status = ReadScenarios(good + bad, world).status();
    EXPECT_TRUE(absl::StartsWith(status.message(), "3: ")) << bad << status;
  }
}

}  // namespace
}  // namespace intake
