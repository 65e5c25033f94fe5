// The rules of values beside readings before: which of them speak, and when.

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/rules/judgement.h"
#include "core/rules/rules.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

constexpr absl::CivilDay kToday(2014, 6, 19);

// A reading every 30 days, the last one 30 days before today.
AccountState StateOf(const std::vector<Milli>& units,
                     std::optional<Milli> capacity = std::nullopt) {
  AccountState state;
  state.account =
      Account{.number = "1234567890",
              .installations = {{.serial = "1",
                                 .installed_on = absl::CivilDay(2010, 1, 1),
                                 .registers = {{}},
                                 .daily_capacity = capacity}}};
  state.registers = {{}};
  const auto count = static_cast<int>(units.size());
  for (int i = 0; i < count; ++i) {
    const absl::CivilDay date = kToday - 30 * (count - i);
    state.registers[0].readings.push_back(
        {.date = date,
         .value = units[static_cast<size_t>(i)] * kMilliPerUnit,
         .period = absl::CivilMonth(date),
         .imported = true});
  }
  return state;
}

// `LOW_USAGE,…`, `-` for nothing.
std::string RulesAt(const AccountState& state, int value,
                    const RuleSet& rules = {}) {
  const ChannelPolicy portal{.id = "portal"};
  const Submission submission;
  Judgement judgement{.submission = &submission,
                      .channel = &portal,
                      .rules = &rules,
                      .account = &*state.account,
                      .received_on = kToday,
                      .date = kToday};
  const std::vector<AssignedValue> values = {{.value = absl::StrCat(value)}};
  PrepareCandidates(state, values, judgement);
  Findings findings;
  CheckRules(judgement, findings);
  if (findings.empty()) return "-";
  return absl::StrJoin(findings, ",", [](std::string* out, const Finding& f) {
    absl::StrAppend(out, RuleName(f.rule));
  });
}

TEST(ValueLimits, APreviousReadingIsSuspectWhenItAloneWasUnusual) {
  const struct {
    std::vector<Milli> before;
    int value;
    const char* rules;
  } kCases[] = {
      // Up to 20 a day are usual: 1200 in the 60 days since 12000.
      {{11'700, 12'000, 21'300}, 12'600, "PREVIOUS_SUSPECT"},
      {{11'700, 12'000, 21'300}, 12'000, "PREVIOUS_SUSPECT"},
      {{11'700, 12'000, 21'300}, 11'999, "LESS_THAN_PREVIOUS"},
      {{11'700, 12'000, 21'300}, 13'200, "PREVIOUS_SUSPECT"},
      {{11'700, 12'000, 21'300}, 13'201, "LESS_THAN_PREVIOUS"},
      // The previous one was usual itself, or just not.
      {{11'700, 12'000, 12'600}, 12'599, "LESS_THAN_PREVIOUS"},
      {{11'700, 12'000, 12'601}, 12'600, "PREVIOUS_SUSPECT"},
      // Nothing before it tells whether it was; the norm does.
      {{21'300}, 12'600, "LESS_THAN_PREVIOUS"},
      {{12'000, 21'300}, 12'600, "PREVIOUS_SUSPECT"},
      {{12'000, 12'600}, 12'599, "LESS_THAN_PREVIOUS"},
      // A wrap goes before: what is explained makes nothing suspect.
      {{90'000, 99'900}, 100, "ROLLOVER"},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(RulesAt(StateOf(c.before), c.value), c.rules)
        << c.before.back() << " then " << c.value;
  }
}

TEST(ValueLimits, ASuspectOfTheSameDayIsOnlyInConflict) {
  AccountState state = StateOf({11'700, 12'000});
  state.registers[0].readings.push_back({.date = kToday,
                                         .value = 21'300'000,
                                         .period = absl::CivilMonth(kToday),
                                         .imported = true});
  EXPECT_EQ(RulesAt(state, 12'600), "CONFLICT");
}

TEST(ValueLimits, TheConnectionsCapacityGoesBeforeTheCommodityS) {
  RuleSet rules;
  const std::vector<Milli> before = {11'700, 12'000};
  EXPECT_EQ(RulesAt(StateOf(before), 99'999, rules), "HIGH_USAGE");
  rules.bands[1].daily_capacity = 60'000;
  EXPECT_EQ(RulesAt(StateOf(before), 13'800, rules), "HIGH_USAGE");
  EXPECT_EQ(RulesAt(StateOf(before), 13'801, rules),
            "HIGH_USAGE,PHYSICAL_LIMIT");
  const AccountState small = StateOf(before, 5'000);
  EXPECT_EQ(RulesAt(small, 12'150, rules), "-");
  EXPECT_EQ(RulesAt(small, 12'151, rules), "PHYSICAL_LIMIT");
  const AccountState large = StateOf(before, 100'000);
  EXPECT_EQ(RulesAt(large, 13'801, rules), "HIGH_USAGE");
  // Cut off: it delivers nothing.
  EXPECT_EQ(RulesAt(StateOf(before, 0), 12'001, rules), "PHYSICAL_LIMIT");
}

TEST(ValueLimits, LittleIsLittleButNothingIsAZeroMonth) {
  RuleSet rules;
  rules.bands[1].low_percent = 80;
  rules.bands[1].low_floor = 5'000;
  const AccountState state = StateOf({11'700, 12'000});
  EXPECT_EQ(RulesAt(state, 12'060, rules), "-");
  EXPECT_EQ(RulesAt(state, 12'059, rules), "LOW_USAGE");
  EXPECT_EQ(RulesAt(state, 12'001, rules), "LOW_USAGE");
  EXPECT_EQ(RulesAt(state, 12'000, rules), "-");
  EXPECT_EQ(RulesAt(StateOf({12'000}), 12'001, rules), "-");
}

}  // namespace
}  // namespace intake
