#include "channels/building_list/restored_number.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace intake::building_list {
namespace {

using ::testing::HasSubstr;

TEST(RestoredNumber, RestoresOnlyWhatHasOneMeaning) {
  const struct {
    const char* cell;
    const char* value;
    const char* account;
  } kTable[] = {
      {"12389", "12389", "12389"},
      {" 12389\u00A0", "12389", "12389"},
      {"12\u00A0389", "12389", "12389"},
      {"1 234 567,8", "1234567,8", "1234567,8"},
      {"123 45", "123 45", "12345"},
      {"1 2345", "1 2345", "12345"},
      {"12389,5", "12389,5", "12389,5"},
      {"12О45", "12045", "12045"},
      {"1o2O", "1020", "1020"},
      {"ООО", "ООО", "ООО"},
      {"１２３", "123", "123"},
      {"-5", "-5", "-5"},
      {"4E+11", "4E+11", "4E+11"},
      {"12 кВт", "12 кВт", "12 кВт"},
      {"'00123", "00123", "00123"},
      {"' ", "", ""},
      {"'\u00A0'5", "'5", "'5"},
      {"", "", ""},
  };
  for (const auto& line : kTable) {
    EXPECT_EQ(RestoredValue(line.cell).text, line.value) << line.cell;
    EXPECT_EQ(RestoredAccount(line.cell).text, line.account) << line.cell;
  }
}

TEST(RestoredNumber, SaysWhatItDid) {
  EXPECT_TRUE(RestoredValue("12389").remarks.empty());
  EXPECT_TRUE(RestoredValue(" 12389 ").remarks.empty());
  EXPECT_THAT(RestoredValue("12 389").remarks.at(0), HasSubstr("пробел"));
  EXPECT_THAT(RestoredValue("12О").remarks.at(0), HasSubstr("120"));
  EXPECT_THAT(RestoredValue("１").remarks.at(0), HasSubstr("Цифры"));
}

}  // namespace
}  // namespace intake::building_list
