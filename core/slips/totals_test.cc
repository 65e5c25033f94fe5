#include "core/slips/totals.h"

#include <string>

#include "core/base/limits.h"
#include "core/slips/slips_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

TEST(SlipTotals, AddUpAllValuesAndAllAccountNumbers) {
  SlipTotals totals;
  EXPECT_EQ(FormatControlTotal(totals.control), "0");
  totals.Add(SlipOf("0012345678", {"12389,5"}));
  totals.Add(SlipOf("99", {"100", "20.25"}));
  EXPECT_EQ(FormatControlTotal(totals.control), "12509.75");
  EXPECT_EQ(FormatHashTotal(totals.hash), "12345777");
}

TEST(SlipTotals, HoldTheLargestBatchThatThereCanBe) {
  SlipTotals totals;
  const std::string account(limits::kAccountDigitsMax, '9');
  const std::string value = std::string(15, '9') + ".999";
  for (int i = 0; i < limits::kSlipsPerBatchMax; ++i) {
    totals.Add(SlipOf(account, {value, value, value}));
  }
  EXPECT_EQ(FormatControlTotal(totals.control), "2999999999999999997");
  EXPECT_EQ(FormatHashTotal(totals.hash), "99999999999999999999000");
  EXPECT_THAT(ParseHashTotal(FormatHashTotal(totals.hash)),
              IsOkAndHolds(totals.hash));
}

TEST(SlipTotals, WriteDifferencesWithTheirSign) {
  EXPECT_EQ(FormatControlTotal(-500), "-0.5");
  EXPECT_EQ(FormatControlTotal(-12'000), "-12");
  EXPECT_EQ(FormatHashTotal(-7), "-7");
  EXPECT_EQ(FormatHashTotal(0), "0");
}

TEST(ParseHashTotal, TakesDigitsOnly) {
  EXPECT_THAT(ParseHashTotal("0099"), IsOkAndHolds(absl::int128(99)));
  EXPECT_THAT(ParseHashTotal(std::string(30, '9')), IsOk());
  for (const std::string& bad :
       {std::string(), std::string("-1"), std::string("1.5"),
        std::string("1 000"), std::string(31, '9')}) {
    EXPECT_FALSE(ParseHashTotal(bad).ok()) << bad;
  }
}

}  // namespace
}  // namespace intake::testing
