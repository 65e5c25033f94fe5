#include "core/rules/usage.h"

#include <limits>
#include <vector>

#include "gtest/gtest.h"

namespace intake {
namespace {

constexpr Register kDial{.whole_digits = 5};

std::vector<LiveReading> Monthly(const std::vector<Milli>& units) {
  std::vector<LiveReading> readings;
  absl::CivilDay date(2014, 1, 1);
  for (const Milli value : units) {
    readings.push_back({.date = date, .value = value * kMilliPerUnit});
    date += 30;
  }
  return readings;
}

TEST(Usage, ADialThatOnlyMovesForwardPassesZero) {
  const Milli end = DialEnd(kDial);
  EXPECT_EQ(end, 100'000'000);
  EXPECT_EQ(ForwardDistance(1'000, 3'000, end), 2'000);
  EXPECT_EQ(ForwardDistance(3'000, 3'000, end), 0);
  EXPECT_EQ(ForwardDistance(99'999'000, 1'000, end), 2'000);
}

TEST(Usage, AverageIsOverTheWholeSpan) {
  EXPECT_EQ(AverageDailyUsage(Monthly({100, 400}), kDial), 10'000);
  EXPECT_EQ(AverageDailyUsage(Monthly({100, 100, 700}), kDial), 10'000);
}

TEST(Usage, AverageWantsTwoActualReadings) {
  EXPECT_EQ(AverageDailyUsage({}, kDial), std::nullopt);
  EXPECT_EQ(AverageDailyUsage(Monthly({100}), kDial), std::nullopt);
  std::vector<LiveReading> readings = Monthly({100, 400});
  readings[1].estimated = true;
  EXPECT_EQ(AverageDailyUsage(readings, kDial), std::nullopt);
}

TEST(Usage, AverageLooksAtTheLastSevenReadingsOnly) {
  std::vector<Milli> units = {0, 90'000};
  for (Milli i = 1; i <= 6; ++i) units.push_back(90'000 + i * 300);
  EXPECT_EQ(AverageDailyUsage(Monthly(units), kDial), 10'000);
}

TEST(Usage, AverageGoesOnOverAWrap) {
  EXPECT_EQ(AverageDailyUsage(Monthly({99'900, 200, 500}), kDial), 10'000);
}

TEST(Usage, AverageIsInCommodityUnits) {
  Register transformer = kDial;
  transformer.multiplier = 20 * kMilliPerUnit;
  EXPECT_EQ(AverageDailyUsage(Monthly({100, 115}), transformer), 10'000);
}

TEST(Usage, IsComparedExactlyThoughShownCut) {
  const Usage usage{.dial_units = 1'000, .days = 3};
  EXPECT_EQ(usage.PerDay(), 333);
  EXPECT_TRUE(usage.IsMoreThanDaily(333));
  EXPECT_FALSE(usage.IsMoreThanDaily(334));
  EXPECT_FALSE((Usage{.dial_units = 999, .days = 3}.IsMoreThanDaily(333)));
}

TEST(Usage, BandsBeginAtTheirFloorOrAboveWhatIsUsual) {
  const UsageBand band{.daily_norm = 10'000,
                       .warn_floor = 15'000,
                       .warn_percent = 100,
                       .hold_floor = 40'000,
                       .hold_percent = 400};
  EXPECT_EQ(LimitsOf(band, 1'000).warn_above, 15'000);
  EXPECT_EQ(LimitsOf(band, 1'000).hold_above, 40'000);
  EXPECT_EQ(LimitsOf(band, 20'000).warn_above, 40'000);
  EXPECT_EQ(LimitsOf(band, 20'000).hold_above, 100'000);
  EXPECT_EQ(LimitsOf(band, std::nullopt).warn_above, 20'000);
  EXPECT_EQ(LimitsOf(band, std::nullopt).hold_above, 50'000);
}

TEST(Usage, IsLowFarBelowAnAverageThatIsAboveTheFloor) {
  const UsageBand band{.low_percent = 80, .low_floor = 5'000};
  EXPECT_EQ(LimitsOf(band, 10'000).low_below, 2'000);
  EXPECT_EQ(LimitsOf(band, 5'001).low_below, 1'000);
  EXPECT_EQ(LimitsOf(band, 5'000).low_below, 0);
  EXPECT_EQ(LimitsOf(band, std::nullopt).low_below, 0);
  EXPECT_EQ(LimitsOf({}, 10'000).low_below, 0);
  const Usage usage{.dial_units = 1'000, .days = 3};
  EXPECT_TRUE(usage.IsLessThanDaily(334));
  EXPECT_FALSE(usage.IsLessThanDaily(333));
  EXPECT_FALSE((Usage{.dial_units = 999, .days = 3}.IsLessThanDaily(333)));
}

TEST(Usage, TheLargestDialBehindTheLargestTransformerStaysInBounds) {
  const Milli most = std::numeric_limits<Milli>::max();
  const Usage usage{.dial_units = 1'000'000'000'000,
                    .days = 1,
                    .multiplier = 1'000'000'000'000};
  EXPECT_EQ(usage.PerDay(), most);
  EXPECT_TRUE(usage.IsMoreThanDaily(most));
  EXPECT_EQ(LimitsOf({}, most).warn_above, most);
}

}  // namespace
}  // namespace intake
