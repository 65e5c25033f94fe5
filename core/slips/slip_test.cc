#include "core/slips/slip.h"

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "core/slips/slips_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

const absl::CivilDay kBatchDate(2014, 6, 20);

bool Same(const std::function<void(SlipContent&)>& change) {
  const SlipContent a = SlipOf("0012345678", {"12389"});
  SlipContent b = a;
  change(b);
  return SaySame(a, b, kBatchDate) && SaySame(b, a, kBatchDate);
}

TEST(SaySame, ComparesAmountsAndNotHowTheyAreWritten) {
  for (const char* const value : {"12389", "12389.0", "12389,000", "012389"}) {
    EXPECT_TRUE(Same([&](SlipContent& b) { b.values = {value}; })) << value;
  }
  for (const char* const value : {"12390", "12389.001", "1238"}) {
    EXPECT_FALSE(Same([&](SlipContent& b) { b.values = {value}; })) << value;
  }
  EXPECT_FALSE(Same([](SlipContent& b) { b.values = {"12389", "1"}; }));
}

TEST(SaySame, KnowsLeadingZerosOfAnAccountAndSignatures) {
  EXPECT_FALSE(Same([](SlipContent& b) { b.account_number = "12345678"; }));
  EXPECT_FALSE(Same([](SlipContent& b) { b.is_signed = false; }));
}

TEST(SaySame, TakesTheBatchsDateWhereNoneIsKeyed) {
  EXPECT_TRUE(Same([](SlipContent& b) { b.reading_date = kBatchDate; }));
  EXPECT_FALSE(Same([](SlipContent& b) { b.reading_date = kBatchDate - 1; }));
}

TEST(SaySame, LeavesOutWhatOnlyACodeSays) {
  EXPECT_TRUE(Same([](SlipContent& b) {
    b.meter_serial = "123";
    b.code_text = "ST00012|";
  }));
}

TEST(CheckSlipContent, NamesTheFieldThatIsOutOfItsBounds) {
  const struct {
    std::function<void(SlipContent&)> change;
    std::string field;
  } kCases[] = {
      {[](SlipContent&) {}, ""},
      {[](SlipContent& s) { s.account_number = std::string(20, '9'); }, ""},
      {[](SlipContent& s) { s.account_number = std::string(21, '9'); },
       "account_number"},
      {[](SlipContent& s) { s.account_number = ""; }, "account_number"},
      {[](SlipContent& s) { s.account_number = "12a"; }, "account_number"},
      {[](SlipContent& s) {
         s.values = {"1", "2", "3"};
       },
       ""},
      {[](SlipContent& s) { s.values = {}; }, "values"},
      {[](SlipContent& s) {
         s.values = {"1", "2", "3", "4"};
       },
       "values"},
      {[](SlipContent& s) {
         s.values = {"1", "-2"};
       },
       "values[1]"},
      {[](SlipContent& s) { s.values = {"1e5"}; }, "values[0]"},
      {[](SlipContent& s) { s.meter_serial = std::string(64, '1'); }, ""},
      {[](SlipContent& s) { s.meter_serial = std::string(65, '1'); },
       "meter_serial"},
      {[](SlipContent& s) { s.code_text = std::string(2048, '|'); }, ""},
      {[](SlipContent& s) { s.code_text = std::string(2049, '|'); },
       "code_text"},
  };
  for (const auto& test : kCases) {
    SlipContent content = SlipOf("0012345678", {"12389"});
    test.change(content);
    EXPECT_EQ(FieldOf(CheckSlipContent(content)), test.field);
  }
}

}  // namespace
}  // namespace intake::testing
