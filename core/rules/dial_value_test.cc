#include "core/rules/dial_value.h"

#include "gtest/gtest.h"

namespace intake {
namespace {

using Problem = DialValue::Problem;

constexpr Register kWhole{.whole_digits = 5, .decimals = 0};
constexpr Register kWater{.whole_digits = 5, .decimals = 3};

TEST(DialValue, TakesDigitsWithAPointOrCommaBeforeDecimals) {
  EXPECT_EQ(ParseDialValue("12389", kWhole).value, 12'389'000);
  EXPECT_EQ(ParseDialValue("110.5", kWater).value, 110'500);
  EXPECT_EQ(ParseDialValue("110,125", kWater).value, 110'125);
  EXPECT_EQ(ParseDialValue("0", kWater).value, 0);
  EXPECT_EQ(ParseDialValue(" 7 ", kWater).value, 7'000);
}

TEST(DialValue, DoesNotMindLeadingZeros) {
  EXPECT_EQ(ParseDialValue("0000000000000000000012389", kWhole).value,
            12'389'000);
  EXPECT_EQ(ParseDialValue("00000000", kWhole).problem, Problem::kNone);
}

TEST(DialValue, RefusesWhatIsNoNumber) {
  for (const char* text :
       {"",   " ",        "-1",   "+1",    "1e5",   "1E5", "0x1F",
        "1.", ".5",       ",",    "1.2.3", "1,2,3", "1 2", "twelve",
        "1a", "\xd0\x9e", "\xff", "1/2",   "½",     "１"}) {
    EXPECT_EQ(ParseDialValue(text, kWater).problem, Problem::kFormat) << text;
    EXPECT_EQ(ParseDialValue(text, kWater).value, 0) << text;
  }
}

TEST(DialValue, RefusesMoreWholeDigitsThanTheDialHas) {
  EXPECT_EQ(ParseDialValue("99999", kWhole).problem, Problem::kNone);
  EXPECT_EQ(ParseDialValue("100000", kWhole).problem, Problem::kTooManyDigits);
  EXPECT_EQ(ParseDialValue("100000.5", kWater).problem,
            Problem::kTooManyDigits);
}

TEST(DialValue, CutsDecimalsAndNeverRounds) {
  EXPECT_EQ(ParseDialValue("12389.999", kWhole).value, 12'389'000);
  EXPECT_TRUE(ParseDialValue("12389.999", kWhole).fraction_cut);
  EXPECT_EQ(ParseDialValue("1.9999", kWater).value, 1'999);
  EXPECT_TRUE(ParseDialValue("1.9999", kWater).fraction_cut);
  const Register tenths{.whole_digits = 5, .decimals = 1};
  EXPECT_EQ(ParseDialValue("1.98", tenths).value, 1'900);
}

TEST(DialValue, ZerosBehindTheLastDecimalCutNothing) {
  EXPECT_FALSE(ParseDialValue("12389.000", kWhole).fraction_cut);
  EXPECT_FALSE(ParseDialValue("1.1250", kWater).fraction_cut);
}

}  // namespace
}  // namespace intake
