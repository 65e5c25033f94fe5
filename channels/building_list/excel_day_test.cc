#include "channels/building_list/excel_day.h"

#include <gtest/gtest.h>

namespace intake::building_list {
namespace {

TEST(DayOfNumber, CountsAsExcelDoes) {
  EXPECT_EQ(DayOfNumber(1, false), absl::CivilDay(1900, 1, 1));
  EXPECT_EQ(DayOfNumber(59, false), absl::CivilDay(1900, 2, 28));
  EXPECT_EQ(DayOfNumber(60, false), std::nullopt);
  EXPECT_EQ(DayOfNumber(61, false), absl::CivilDay(1900, 3, 1));
  EXPECT_EQ(DayOfNumber(41815, false), absl::CivilDay(2014, 6, 25));
  EXPECT_EQ(DayOfNumber(0, true), absl::CivilDay(1904, 1, 1));
  EXPECT_EQ(DayOfNumber(40353, true), absl::CivilDay(2014, 6, 25));
  EXPECT_EQ(DayOfNumber(0, false), std::nullopt);
  EXPECT_EQ(DayOfNumber(2'958'466, false), std::nullopt);
}

TEST(DayFromText, ReadsWhatListsHave) {
  for (const char* text :
       {"25.06.2014", "25.6.14", "2014-06-25", "2014-06-25T10:00:00",
        "2014-06-25 00:00", "41815", "41815.5", "41815,25"}) {
    EXPECT_EQ(DayFromText(text, false), absl::CivilDay(2014, 6, 25)) << text;
  }
  for (const char* text :
       {"", "31.06.2014", "25.06", "25.06.214", "06/25/2014", "2014-13-01",
        "4181", "418155", "41815.", "июнь", "25.06.2014.", "-1"}) {
    EXPECT_EQ(DayFromText(text, false), std::nullopt) << text;
  }
}

TEST(DayText, IsReadAsItWasWritten) {
  for (int64_t number = 61; number < 60000; number += 97) {
    const absl::CivilDay day = *DayOfNumber(number, false);
    EXPECT_EQ(DayFromText(DayText(day), false), day);
  }
}

}  // namespace
}  // namespace intake::building_list
