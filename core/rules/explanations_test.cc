#include "core/rules/explanations.h"

#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/rules/rules.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::CivilDay kToday(2014, 6, 19);

struct Dial {
  RegisterKind kind = RegisterKind::kTotal;
  Milli before = 0;
  int decimals = 0;
};

// One meter whose dials moved 300 units in the 30 days up to 30 days ago.
AccountState StateOf(const std::vector<Dial>& dials,
                     const std::string& number = "1234567890") {
  AccountState state;
  Installation meter{.serial = "1", .installed_on = absl::CivilDay(2010, 1, 1)};
  for (uint32_t i = 0; i < dials.size(); ++i) {
    meter.registers.push_back(
        {.kind = dials[i].kind, .decimals = dials[i].decimals});
    RegisterHistory history{.target = {0, i}};
    for (const int months : {2, 1}) {
      history.readings.push_back(
          {.date = kToday - 30 * months,
           .value = dials[i].before - 300'000 * (months - 1),
           .period = absl::CivilMonth(2014, 6) - months,
           .imported = true});
    }
    state.registers.push_back(history);
  }
  state.account = Account{.number = number, .installations = {meter}};
  return state;
}

struct Explained {
  // `DIGIT_TYPO 13501=12501`, in order.
  std::vector<std::string> explanations;
  std::vector<UnderstoodValue> proposal;
  Findings all;
};

Explained ExplainValues(const AccountState& state,
                        const std::vector<std::string>& sent,
                        std::vector<const AccountState*> others = {}) {
  const ChannelPolicy portal{.id = "portal"};
  const RuleSet rules;
  const Submission submission;
  Judgement judgement{.submission = &submission,
                      .channel = &portal,
                      .rules = &rules,
                      .account = &*state.account,
                      .received_on = kToday,
                      .date = kToday,
                      .other_accounts = others};
  const std::vector<RegisterSlot> slots = SlotsOn(*state.account, kToday);
  std::vector<AssignedValue> values;
  for (size_t i = 0; i < sent.size(); ++i) {
    values.push_back({.slot = slots[i], .value = sent[i]});
  }
  PrepareCandidates(state, values, judgement);
  Explained explained;
  CheckRules(judgement, explained.all);
  explained.proposal = Explain(state, judgement, explained.all);
  for (const Finding& finding : explained.all) {
    if (!IsExplanation(finding.rule)) continue;
    EXPECT_EQ(finding.severity, Severity::kInfo);
    explained.explanations.push_back(absl::StrCat(
        RuleName(finding.rule), " ", finding.got, "=", finding.suggestion));
  }
  return explained;
}

std::string Proposed(const Explained& explained) {
  return absl::StrJoin(explained.proposal, ";",
                       [](std::string* out, const UnderstoodValue& value) {
                         absl::StrAppend(out, FormatAmount(value.value));
                       });
}

AccountState OneTariff(Milli before = 12'000'000) {
  return StateOf({{.before = before}});
}

AccountState TwoTariffs() {
  return StateOf(
      {{RegisterKind::kDay, 15'300'000}, {RegisterKind::kNight, 2'300'000}});
}

TEST(Explanations, AreNotLookedForWhereNothingIsHeld) {
  EXPECT_THAT(ExplainValues(OneTariff(), {"12300"}).explanations, IsEmpty());
  EXPECT_THAT(ExplainValues(OneTariff(), {"12900"}).explanations, IsEmpty());
  EXPECT_FALSE(AsksForOtherAccounts({}));
  EXPECT_FALSE(AsksForOtherAccounts(
      {{.rule = Rule::kHighUsage, .severity = Severity::kWarn}}));
  EXPECT_FALSE(AsksForOtherAccounts({{.rule = Rule::kVerificationExpired,
                                      .severity = Severity::kHoldStaff}}));
  EXPECT_TRUE(AsksForOtherAccounts(
      {{.rule = Rule::kTooManyDigits, .severity = Severity::kRefuse}}));
  EXPECT_TRUE(AsksForOtherAccounts(
      {{.rule = Rule::kHighUsage, .severity = Severity::kHoldCustomer}}));
}

TEST(Explanations, LeaveTheReadingAloneThatExposesTheOneBefore) {
  AccountState state = OneTariff();
  state.registers[0].readings.push_back({.date = kToday - 15,
                                         .value = 21'300'000,
                                         .period = absl::CivilMonth(2014, 5),
                                         .imported = true});
  const Explained explained = ExplainValues(state, {"12600"});
  EXPECT_EQ(explained.all[0].rule, Rule::kPreviousSuspect);
  EXPECT_THAT(explained.explanations, IsEmpty());
  EXPECT_THAT(explained.proposal, IsEmpty());
}

TEST(Explanations, ExchangeTheValuesOfTwoRegistersOnly) {
  const Explained explained = ExplainValues(TwoTariffs(), {"2600", "15600"});
  EXPECT_THAT(explained.explanations,
              ElementsAre("SWAPPED_REGISTERS 2600=15600",
                          "SWAPPED_REGISTERS 15600=2600"));
  EXPECT_EQ(Proposed(explained), "15600;2600");
}

TEST(Explanations, ChangeOnlyTheRegisterInTrouble) {
  const Explained explained = ExplainValues(TwoTariffs(), {"15600", "92600"});
  EXPECT_THAT(explained.explanations, ElementsAre("DIGIT_TYPO 92600=2600"));
  EXPECT_EQ(Proposed(explained), "15600;2600");
  EXPECT_EQ(explained.proposal[1].slot.kind, RegisterKind::kNight);
}

TEST(Explanations, ExplainAllRegistersInTroubleOrNone) {
  EXPECT_EQ(Proposed(ExplainValues(TwoTariffs(), {"280", "210"})),
            "15580;2510");
  EXPECT_THAT(ExplainValues(TwoTariffs(), {"45600", "99999"}).explanations,
              IsEmpty());
}

TEST(Explanations, PutThePointWhereTheRedDigitsBegin) {
  const AccountState water = StateOf({{.before = 400'000, .decimals = 3}});
  for (const char* sent : {"410125", "00410125"}) {
    const Explained explained = ExplainValues(water, {sent});
    EXPECT_THAT(
        explained.explanations,
        ElementsAre(absl::StrCat("FRACTION_AS_WHOLE ", sent, "=410.125")));
  }
  // With a point the red digits were sent as such.
  EXPECT_THAT(ExplainValues(water, {"410125.0"}).explanations, IsEmpty());
}

TEST(Explanations, OfferTheFirstThatFitsAndReportAll) {
  const Explained explained = ExplainValues(OneTariff(12'389'000), {"450"});
  EXPECT_THAT(explained.explanations,
              ElementsAre("DIGITS_DROPPED 450=12450",
                          "USAGE_NOT_READING 450=12839", "METER_CHANGED 450="));
  EXPECT_EQ(Proposed(explained), "12450");
}

TEST(Explanations, ANewMeterIsForStaffAndProposesNothing) {
  // 1500 in 30 days are more than usual, and so is 12000 less.
  EXPECT_THAT(ExplainValues(OneTariff(), {"601"}).explanations, IsEmpty());
  const AccountState tariffs = TwoTariffs();
  EXPECT_THAT(ExplainValues(tariffs, {"150", "70"}).explanations,
              ElementsAre("USAGE_NOT_READING 150=15450",
                          "USAGE_NOT_READING 70=2370", "METER_CHANGED 150="));
}

TEST(Explanations, NameTheOneOtherAccountThatFits) {
  const AccountState other = OneTariff(45'300'000);
  AccountState named = other;
  named.account->number = "1234567891";
  AccountState alike = other;
  alike.account->number = "1234567892";
  const AccountState two = StateOf(
      {{RegisterKind::kDay, 45'300'000}, {RegisterKind::kNight, 45'300'000}},
      "1234567893");
  const Explained one = ExplainValues(OneTariff(), {"45600"}, {&named, &two});
  EXPECT_THAT(one.explanations, ElementsAre("WRONG_ACCOUNT =1234567891 45600"));
  EXPECT_THAT(one.proposal, IsEmpty());
  EXPECT_THAT(
      ExplainValues(OneTariff(), {"45600"}, {&named, &alike}).explanations,
      IsEmpty());
  named.account->closed_on = kToday;
  EXPECT_THAT(ExplainValues(OneTariff(), {"45600"}, {&named}).explanations,
              IsEmpty());
}

// Whatever is sent, a proposal is one that would be taken without a hold, and
// differs from what was sent.
TEST(Explanations, ProposeOnlyWhatWouldPass) {
  int proposed = 0;
  for (uint32_t seed = 0; seed < 3'000; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&random](uint32_t limit) {
      return static_cast<uint32_t>(random() % limit);
    };
    const auto units = [&below] {
      return kMilliPerUnit * (1'000 + Milli{below(90'000)});
    };
    const AccountState state = StateOf(
        {{RegisterKind::kDay, units()}, {RegisterKind::kNight, units()}});
    std::vector<std::string> sent;
    for (const RegisterHistory& history : state.registers) {
      std::string text = absl::StrCat(
          history.readings.back().value / kMilliPerUnit + below(500));
      const size_t at = below(static_cast<uint32_t>(text.size()));
      switch (below(4)) {
        case 0:
          text[at] = static_cast<char>('0' + below(10));
          break;
        case 1:
          text.erase(at, 1);
          break;
        case 2:
          text.insert(at, 1, static_cast<char>('0' + below(10)));
          break;
        default:
          break;
      }
      sent.push_back(text.empty() ? "0" : text);
    }
    if (below(3) == 0) std::swap(sent[0], sent[1]);
    const Explained explained = ExplainValues(state, sent);
    if (explained.proposal.empty()) continue;
    ++proposed;
    std::vector<std::string> again;
    for (const UnderstoodValue& value : explained.proposal) {
      again.push_back(FormatAmount(value.value));
    }
    EXPECT_NE(again, sent);
    EXPECT_LT(WorstOf(ExplainValues(state, again).all), Severity::kHoldCustomer)
        << "seed " << seed << ": " << absl::StrJoin(sent, " ") << " became "
        << absl::StrJoin(again, " ");
  }
  EXPECT_GT(proposed, 300);
}

}  // namespace
}  // namespace intake
