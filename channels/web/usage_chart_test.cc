#include "channels/web/usage_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>
#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace intake::web {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// `electricity day 2014-01-31 123.4`, then the meter's serial where it matters,
// or a state.
std::vector<v1::Reading> Readings(absl::string_view table) {
  std::vector<v1::Reading> readings;
  for (const absl::string_view line :
       absl::StrSplit(table, '\n', absl::SkipWhitespace())) {
    const std::vector<std::string> words =
        absl::StrSplit(line, ' ', absl::SkipEmpty());
    v1::Reading reading;
    v1::RegisterKey& key = *reading.mutable_register_();
    const bool is_power = words[0] == "electricity";
    key.set_commodity(is_power ? v1::COMMODITY_ELECTRICITY
                               : v1::COMMODITY_HOT_WATER);
    key.set_point(is_power ? v1::METERING_POINT_MAIN
                           : v1::METERING_POINT_KITCHEN);
    key.set_kind(words[1] == "day"     ? v1::REGISTER_KIND_DAY
                 : words[1] == "night" ? v1::REGISTER_KIND_NIGHT
                                       : v1::REGISTER_KIND_TOTAL);
    reading.set_date(words[2]);
    reading.set_value(words[3]);
    reading.set_state(v1::READING_STATE_LIVE);
    if (words.size() > 4) {
      if (words[4] == "held") {
        reading.set_state(v1::READING_STATE_HELD);
      } else if (words[4] == "estimated") {
        reading.set_estimated(true);
      } else {
        key.set_serial(words[4]);
      }
    }
    readings.push_back(reading);
  }
  return readings;
}

std::vector<UsageByMonth> Usage(absl::string_view table,
                                size_t months_max = 12) {
  return UsageOf(Readings(table), months_max, Language::kEnglish);
}

// Of the only register.
std::vector<int64_t> Milli(absl::string_view table, size_t months_max = 12) {
  return Usage(table, months_max).at(0).series.at(0).milli;
}

TEST(UsageOf, SharesUsageOutOverTheDaysBetweenReadings) {
  // 30 days in January and 30 in February and March.
  EXPECT_THAT(Milli("electricity total 2014-01-02 100\n"
                    "electricity total 2014-03-03 160"),
              ElementsAre(30'000, 28'000, 2'000));
  EXPECT_THAT(Milli("electricity total 2014-02-01 110\n"
                    "electricity total 2014-01-01 100\n"
                    "electricity total 2014-03-01 110"),
              ElementsAre(10'000, 0));
}

TEST(UsageOf, KeepsDayAndNightAndPointsApart) {
  const auto usage = Usage(
      "electricity day 2014-01-01 100\nelectricity night 2014-01-01 50\n"
      "electricity day 2014-02-01 131\nelectricity night 2014-02-01 60\n"
      "water total 2014-01-01 1.5\nwater total 2014-02-01 4.25");
  ASSERT_EQ(usage.size(), 2);
  EXPECT_EQ(usage[0].title, "Electricity");
  EXPECT_EQ(usage[0].unit, "kWh");
  EXPECT_THAT(usage[0].months, ElementsAre(absl::CivilMonth(2014, 1)));
  ASSERT_EQ(usage[0].series.size(), 2);
  EXPECT_EQ(usage[0].series[0].label, "day");
  EXPECT_THAT(usage[0].series[0].milli, ElementsAre(31'000));
  EXPECT_EQ(usage[0].series[1].label, "night");
  EXPECT_THAT(usage[0].series[1].milli, ElementsAre(10'000));
  EXPECT_EQ(usage[1].title, "Hot water, kitchen");
  EXPECT_EQ(usage[1].unit, "m³");
  EXPECT_THAT(usage[1].series[0].milli, ElementsAre(2'750));
}

TEST(UsageOf, CountsOnWhereADialWraps) {
  EXPECT_THAT(Milli("electricity total 2014-01-01 99990\n"
                    "electricity total 2014-02-01 00021"),
              ElementsAre(31'000));
  // No wrap explains these; nothing is known of January.
  EXPECT_THAT(Milli("electricity total 2014-01-01 50000\n"
                    "electricity total 2014-02-01 21\n"
                    "electricity total 2014-03-01 49"),
              ElementsAre(28'000));
}

TEST(UsageOf, NeverComputesAcrossMeters) {
  EXPECT_THAT(Milli("electricity total 2014-01-01 100 A1\n"
                    "electricity total 2014-02-01 110 A1\n"
                    "electricity total 2014-03-01 5 B2\n"
                    "electricity total 2014-04-01 25 B2"),
              ElementsAre(10'000, -1, 20'000));
}

TEST(UsageOf, LeavesOutWhatDoesNotCount) {
  EXPECT_THAT(Milli("electricity total 2014-01-01 100\n"
                    "electricity total 2014-01-16 900 held\n"
                    "electricity total 2014-01-20 800 estimated\n"
                    "electricity total 2014-02-01 131"),
              ElementsAre(31'000));
  EXPECT_THAT(Usage(""), IsEmpty());
  EXPECT_THAT(Usage("electricity total 2014-01-01 100"), IsEmpty());
  EXPECT_THAT(Usage("electricity total 2014-01-01 100\n"
                    "electricity total 2014-99-01 110\n"
                    "electricity total 2014-02-01 1e3\n"
                    "electricity total 2014-02-01 -5\n"
                    "electricity total 2014-02-01 1234567890\n"
                    "electricity total 2014-01-01 110"),
              IsEmpty());
}

TEST(UsageOf, GivesTheLastMonths) {
  EXPECT_THAT(Milli("electricity total 2014-01-01 0\n"
                    "electricity total 2014-02-01 31\n"
                    "electricity total 2014-03-01 59\n"
                    "electricity total 2014-04-01 90",
                    /*months_max=*/2),
              ElementsAre(28'000, 31'000));
}

TEST(UsageOf, AddsUpToWhatTheReadingsDifferBy) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::string table;
    absl::CivilDay date(2014, 1, 1);
    const auto first = static_cast<int64_t>(random() % 100'000);
    int64_t milli = first;
    for (int i = 0; i < 12; ++i) {
      absl::StrAppendFormat(&table, "electricity total %s %d.%03d\n",
                            absl::FormatCivilTime(date), milli / 1000,
                            milli % 1000);
      date += 1 + static_cast<int>(random() % 70);
      milli += static_cast<int64_t>(random() % 1'000'000);
    }
    const auto readings = Readings(table);
    int64_t last = 0;
    ASSERT_TRUE(absl::SimpleAtoi(
        absl::StrReplaceAll(readings.back().value(), {{".", ""}}), &last));
    const auto months = Milli(table, 1000);
    EXPECT_EQ(std::accumulate(months.begin(), months.end(), int64_t{0}),
              last - first)
        << table;
  }
}

TEST(UsageChartSvg, DrawsABarForEachKnownMonth) {
  UsageByMonth usage = {
      .title = "Light & <more>",
      .unit = "kWh",
      .months = {absl::CivilMonth(2014, 12), absl::CivilMonth(2015, 1)},
      .series = {{"day", {31'000, -1}}, {"night", {0, 10'250}}}};
  const std::string svg = UsageChartSvg(usage, Language::kEnglish);
  const std::vector<std::string> bars = absl::StrSplit(svg, "<rect ");
  EXPECT_EQ(bars.size(), 1 + 3);
  EXPECT_THAT(
      svg,
      AllOf(HasSubstr("<title>Light &amp; &lt;more&gt;, kWh</title>"),
            HasSubstr("<desc>Dec 2014: day 31, night 0; Jan 2015: night "
                      "10.3</desc>"),
            HasSubstr("class=\"series-1\""), HasSubstr("class=\"series-2\""),
            HasSubstr("<title>Jan 2015, night: 10.3 kWh</title>"),
            HasSubstr(">2015</text>"), Not(HasSubstr("style="))));
  EXPECT_THAT(UsageChartSvg(usage, Language::kRussian),
              HasSubstr("дек 2014: day 31"));
}

TEST(UsageChartSvg, EndsItsScaleAtARoundAmountNotFarAboveTheLargestBar) {
  const auto top = [](int64_t milli) {
    const std::string svg = UsageChartSvg(
        {.months = {absl::CivilMonth(2014, 1)}, .series = {{"a", {milli}}}},
        Language::kEnglish);
    // The last of the grid's amounts.
    const size_t end = svg.find("</text><rect");
    const size_t start = svg.rfind('>', end) + 1;
    return svg.substr(start, end - start);
  };
  EXPECT_EQ(top(0), "0.4");
  EXPECT_EQ(top(401), "0.8");
  EXPECT_EQ(top(9'400), "10");
  EXPECT_EQ(top(176'000), "200");
  EXPECT_EQ(top(200'001), "240");
}

TEST(UsageChartSvg, StandsWhateverThereIsToDraw) {
  EXPECT_THAT(UsageChartSvg({}, Language::kEnglish), HasSubstr("</svg>"));
  const UsageByMonth huge = {
      .months = {absl::CivilMonth(2014, 1)},
      .series = {
          {"a", {999'999'999'999'999}}, {"b", {0}}, {"c", {-1}}, {"d", {1}}}};
  EXPECT_THAT(UsageChartSvg(huge, Language::kEnglish), HasSubstr("series-3"));
}

}  // namespace
}  // namespace intake::web
