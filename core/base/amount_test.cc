#include "core/base/amount.h"

#include <limits>

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::IsOkAndHolds;
using ::intake::testing::StatusIs;
using ::testing::HasSubstr;

TEST(Amount, ReadsWholeUnitsAndUpToThreeDecimals) {
  EXPECT_THAT(ParseAmount("12389"), IsOkAndHolds(12'389'000));
  EXPECT_THAT(ParseAmount("12389.5"), IsOkAndHolds(12'389'500));
  EXPECT_THAT(ParseAmount("12389,512"), IsOkAndHolds(12'389'512));
  EXPECT_THAT(ParseAmount("0"), IsOkAndHolds(0));
  EXPECT_THAT(ParseAmount("00012"), IsOkAndHolds(12'000));
  EXPECT_THAT(ParseAmount("0.001"), IsOkAndHolds(1));
  EXPECT_THAT(ParseAmount("999999999999999.999"),
              IsOkAndHolds(999'999'999'999'999'999));
}

TEST(Amount, RefusesAllElseAndQuotesIt) {
  for (const char* text :
       {"", ".", ",", "1.", ".5", "1.2345", "1.2.3", "1,2,3", "-1", "+1", "1e5",
        "0x10", " 1", "1 ", "1 000", "1234567890123456", "одна", "١"}) {
    EXPECT_THAT(ParseAmount(text),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(text)))
        << text;
  }
}

TEST(Amount, WritesNoTrailingZeros) {
  EXPECT_EQ(FormatAmount(12'389'000), "12389");
  EXPECT_EQ(FormatAmount(12'389'500), "12389.5");
  EXPECT_EQ(FormatAmount(12'389'010), "12389.01");
  EXPECT_EQ(FormatAmount(1), "0.001");
  EXPECT_EQ(FormatAmount(0), "0");
  EXPECT_EQ(FormatAmount(-1'500), "-1.5");
  EXPECT_EQ(FormatAmount(-1), "-0.001");
  EXPECT_EQ(FormatAmount(std::numeric_limits<Milli>::min()),
            "-9223372036854775.808");
}

TEST(Amount, ReadsWhatItWrites) {
  for (Milli amount = 0; amount < 2'000'000; amount += 777) {
    EXPECT_THAT(ParseAmount(FormatAmount(amount)), IsOkAndHolds(amount));
  }
}

}  // namespace
}  // namespace intake
