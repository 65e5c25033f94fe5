#include "core/rules/billing_period.h"

#include "gtest/gtest.h"

namespace intake {
namespace {

using Day = absl::CivilDay;
using Month = absl::CivilMonth;

TEST(BillingPeriod, ADayBelongsToTheWindowThatIsOpenOrOpensNext) {
  const RuleSet rules{.window_first_day = 10, .window_last_day = 25};
  for (const Day day : {Day(2014, 5, 26), Day(2014, 6, 9), Day(2014, 6, 10),
                        Day(2014, 6, 25)}) {
    const ReadingWindow window = WindowFor(rules, day);
    EXPECT_EQ(window.period, Month(2014, 6)) << day;
    EXPECT_EQ(window.window_from, Day(2014, 6, 10));
    EXPECT_EQ(window.window_to, Day(2014, 6, 25));
  }
}

TEST(BillingPeriod, AWindowAcrossTheMonthsEndIsOfTheMonthItEndsIn) {
  const RuleSet rules{.window_first_day = 20, .window_last_day = 5};
  const ReadingWindow window = WindowFor(rules, Day(2014, 12, 31));
  EXPECT_EQ(window.period, Month(2015, 1));
  EXPECT_EQ(window.window_from, Day(2014, 12, 20));
  EXPECT_EQ(window.window_to, Day(2015, 1, 5));
}

TEST(BillingPeriod, ADayTheMonthLacksIsItsLast) {
  const RuleSet rules{.window_last_day = 31, .closes_on_day_of_next_month = 31};
  EXPECT_EQ(WindowOf(rules, Month(2014, 2)).window_to, Day(2014, 2, 28));
  EXPECT_EQ(WindowOf(rules, Month(2012, 2)).window_to, Day(2012, 2, 29));
  EXPECT_EQ(WindowOf(rules, Month(2014, 4)).window_to, Day(2014, 4, 30));
  EXPECT_EQ(LastOpenDayOf(rules, Month(2014, 1)), Day(2014, 2, 28));
  const RuleSet across{.window_first_day = 30, .window_last_day = 5};
  EXPECT_EQ(WindowOf(across, Month(2014, 3)).window_from, Day(2014, 2, 28));
}

TEST(BillingPeriod, EveryDayHasOneWindowThatHasNotEnded) {
  for (int first = 1; first <= 31; ++first) {
    for (int last = 1; last <= 31; ++last) {
      const RuleSet rules{.window_first_day = first, .window_last_day = last};
      for (Day day(2012, 1, 1); day < Day(2012, 4, 1); ++day) {
        const ReadingWindow window = WindowFor(rules, day);
        EXPECT_LE(day, window.window_to);
        EXPECT_GT(day, WindowOf(rules, window.period - 1).window_to);
        EXPECT_LE(window.window_from, window.window_to);
      }
    }
  }
}

TEST(BillingPeriod, WhatComesTooLateCountsForTheMonthThatIsOpen) {
  const RuleSet rules;
  const Counting in_time = CountReading(rules, Day(2014, 6, 25),
                                        Day(2014, 6, 25), false, std::nullopt);
  EXPECT_EQ(in_time.period, Month(2014, 6));
  EXPECT_FALSE(in_time.after_window || in_time.period_closed);
  const Counting late = CountReading(rules, Day(2014, 6, 25), Day(2014, 6, 26),
                                     false, std::nullopt);
  EXPECT_EQ(late.period, Month(2014, 7));
  EXPECT_TRUE(late.after_window);
  EXPECT_FALSE(late.period_closed);
  const Counting very_late = CountReading(
      rules, Day(2014, 6, 25), Day(2014, 8, 26), false, std::nullopt);
  EXPECT_EQ(very_late.period, Month(2014, 9));
  EXPECT_TRUE(very_late.period_closed);
}

TEST(BillingPeriod, EvidenceMayArriveWithinItsDaysOfGrace) {
  const RuleSet rules{.evidence_grace_days = 7};
  EXPECT_EQ(
      CountReading(rules, Day(2014, 6, 25), Day(2014, 7, 2), true, std::nullopt)
          .period,
      Month(2014, 6));
  EXPECT_EQ(
      CountReading(rules, Day(2014, 6, 25), Day(2014, 7, 3), true, std::nullopt)
          .period,
      Month(2014, 7));
}

}  // namespace
}  // namespace intake
