#include "core/rules/expected_range.h"

#include "core/rules/judgement.h"
#include "core/rules/rules.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

constexpr absl::CivilDay kToday(2014, 6, 19);

// 300 units in the 30 days up to 2014-05-20, at 12000 (or `value`).
AccountState StateOf(Register dial, Milli value = 12'000'000) {
  AccountState state;
  state.account =
      Account{.number = "1234567890",
              .installations = {{.serial = "1",
                                 .installed_on = absl::CivilDay(2010, 1, 1),
                                 .registers = {dial}}}};
  state.registers = {{.target = {},
                      .readings = {{.date = absl::CivilDay(2014, 4, 20),
                                    .value = value - 300'000,
                                    .period = absl::CivilMonth(2014, 4)},
                                   {.date = absl::CivilDay(2014, 5, 20),
                                    .value = value,
                                    .period = absl::CivilMonth(2014, 5)}}}};
  return state;
}

Findings FindingsOf(const AccountState& state, Milli value) {
  const ChannelPolicy portal{.id = "portal"};
  const RuleSet rules;
  const Submission submission;
  Judgement judgement{.submission = &submission,
                      .channel = &portal,
                      .rules = &rules,
                      .account = &*state.account,
                      .received_on = kToday,
                      .date = kToday};
  const Register& dial = RegisterOf(*state.account, {});
  const std::vector<AssignedValue> values = {
      {.slot = {.whole_digits = dial.whole_digits, .decimals = dial.decimals},
       .value = FormatAmount(value)}};
  PrepareCandidates(state, values, judgement);
  Findings findings;
  CheckRules(judgement, findings);
  return findings;
}

TEST(ExpectedRange, GoesFromTheLastReadingUpToTheWarning) {
  const auto range = ExpectedRange(StateOf({}), {}, {}, kToday);
  EXPECT_EQ(range, (ValueRange{.from = 12'000'000, .to = 12'600'000}));
}

TEST(ExpectedRange, IsJustWhatPassesWithoutAWord) {
  for (const Register dial : {Register{}, Register{.decimals = 1},
                              Register{.decimals = 3, .multiplier = 7'000}}) {
    const AccountState state = StateOf(dial);
    const auto range = ExpectedRange(state, {}, {}, kToday);
    ASSERT_TRUE(range.has_value());
    Milli step = kMilliPerUnit;
    for (int i = 0; i < dial.decimals; ++i) step /= 10;
    EXPECT_TRUE(FindingsOf(state, range->from).empty());
    EXPECT_TRUE(FindingsOf(state, range->to).empty());
    EXPECT_FALSE(FindingsOf(state, range->from - step).empty());
    EXPECT_FALSE(FindingsOf(state, range->to + step).empty());
  }
}

TEST(ExpectedRange, EndsWithTheDial) {
  const auto range = ExpectedRange(StateOf({}, 99'900'000), {}, {}, kToday);
  EXPECT_EQ(range, (ValueRange{.from = 99'900'000, .to = 99'999'000}));
}

TEST(ExpectedRange, EndsWithWhatTheConnectionDelivers) {
  AccountState state = StateOf({});
  state.account->installations[0].daily_capacity = 5'000;
  EXPECT_EQ(ExpectedRange(state, {}, {}, kToday),
            (ValueRange{.from = 12'000'000, .to = 12'150'000}));
}

TEST(ExpectedRange, BeginsWithWhatIsChargedOrOfAClosedMonth) {
  AccountState state = StateOf({});
  const absl::Time recorded = absl::FromUnixSeconds(1'000);
  state.registers[0].readings.push_back({.date = kToday - 1,
                                         .value = 12'300'000,
                                         .period = absl::CivilMonth(2014, 6),
                                         .recorded_at = recorded});
  EXPECT_EQ(ExpectedRange(state, {}, {}, kToday)->from, 12'000'000);
  const BillingRegister charged{.charged_until = recorded};
  EXPECT_EQ(ExpectedRange(state, {}, {}, kToday, &charged)->from, 12'300'000);
  const BillingRegister closed{.closed_through = absl::CivilMonth(2014, 6)};
  EXPECT_EQ(ExpectedRange(state, {}, {}, kToday, &closed)->from, 12'300'000);
}

TEST(ExpectedRange, IsNoneWithoutAReadingToCountFrom) {
  AccountState state = StateOf({});
  state.registers[0].readings.clear();
  EXPECT_EQ(ExpectedRange(state, {}, {}, kToday), std::nullopt);
  EXPECT_EQ(ExpectedRange(state, {.installation = 7}, {}, kToday),
            std::nullopt);
}

}  // namespace
}  // namespace intake
