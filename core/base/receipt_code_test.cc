#include "core/base/receipt_code.h"

#include <limits>

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::IsOk;
using ::intake::testing::IsOkAndHolds;
using ::intake::testing::StatusIs;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ReceiptCode, IsDigitsInGroupsOfThreeFromTheRight) {
  // The check digit of 572 is 4: the example of Damm's dissertation.
  EXPECT_EQ(FormatReceiptCode(572), "005-724");
  EXPECT_EQ(FormatReceiptCode(0), "000-000");
  EXPECT_EQ(FormatReceiptCode(1'234'567).size(), 10u);
  EXPECT_EQ(FormatReceiptCode(1'234'567).substr(0, 9), "12-345-67");
}

TEST(ReceiptCode, ReadsWhatItWritesHoweverItIsTyped) {
  for (uint64_t number = 0; number < 3'000'000; number += 997) {
    EXPECT_THAT(ParseReceiptCode(FormatReceiptCode(number)),
                IsOkAndHolds(number));
  }
  EXPECT_THAT(ParseReceiptCode("005724"), IsOkAndHolds(572u));
  EXPECT_THAT(ParseReceiptCode(" 005 - 724 "), IsOkAndHolds(572u));
  constexpr uint64_t kLargest = 9'999'999'999'999'999'999u;
  EXPECT_THAT(ParseReceiptCode(FormatReceiptCode(kLargest)),
              IsOkAndHolds(kLargest));
}

TEST(ReceiptCode, FindsEveryWrongDigit) {
  for (uint64_t number = 0; number < 100'000; number += 331) {
    const std::string code = FormatReceiptCode(number);
    for (size_t i = 0; i < code.size(); ++i) {
      if (code[i] == '-') continue;
      for (char digit = '0'; digit <= '9'; ++digit) {
        if (digit == code[i]) continue;
        std::string wrong = code;
        wrong[i] = digit;
        ASSERT_THAT(ParseReceiptCode(wrong), Not(IsOk())) << wrong;
      }
    }
  }
}

TEST(ReceiptCode, FindsEverySwapOfNeighbours) {
  for (uint64_t number = 0; number < 100'000; number += 331) {
    std::string code = FormatReceiptCode(number);
    code.erase(3, 1);
    for (size_t i = 1; i < code.size(); ++i) {
      if (code[i - 1] == code[i]) continue;
      std::string swapped = code;
      std::swap(swapped[i - 1], swapped[i]);
      ASSERT_THAT(ParseReceiptCode(swapped), Not(IsOk())) << swapped;
    }
  }
}

TEST(ReceiptCode, SaysWhatIsWrong) {
  EXPECT_THAT(ParseReceiptCode("00572"),
              StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("6 to")));
  EXPECT_THAT(ParseReceiptCode(""), Not(IsOk()));
  EXPECT_THAT(
      ParseReceiptCode("00572a"),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("\"00572a\"")));
  EXPECT_THAT(
      ParseReceiptCode("005-725"),
      StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr("check digit")));
  EXPECT_THAT(ParseReceiptCode(std::string(1000, '0')), Not(IsOk()));
}

}  // namespace
}  // namespace intake
