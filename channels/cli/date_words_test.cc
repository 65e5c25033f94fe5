#include "channels/cli/date_words.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::HasSubstr;

TEST(DateFromWord, ReadsBothWaysToWriteADay) {
  EXPECT_EQ(*DateFromWord("2014-06-25"), "2014-06-25");
  EXPECT_EQ(*DateFromWord("25.06.2014"), "2014-06-25");
}

TEST(DateFromWord, TakesNoDayTheCalendarLacks) {
  for (const char* word : {"31.06.2014", "2014-02-30", "25.6", "today",
                           "25.06.14", "", "1.1.1.2014", "2014-6-25"}) {
    EXPECT_FALSE(DateFromWord(word).ok()) << word;
  }
}

TEST(PeriodFromWord, ReadsBothWaysToWriteAMonth) {
  EXPECT_EQ(*PeriodFromWord("2014-06"), "2014-06");
  EXPECT_EQ(*PeriodFromWord("06.2014"), "2014-06");
  for (const char* word :
       {"2014", "2014-13", "13.2014", "6.2014", "june", "", "2014-06-01"}) {
    EXPECT_FALSE(PeriodFromWord(word).ok()) << word;
  }
}

TEST(AgeFromWord, IsANumberOfDaysHoursOrMinutes) {
  EXPECT_EQ(*AgeFromWord("3d"), absl::Hours(72));
  EXPECT_EQ(*AgeFromWord("12h"), absl::Hours(12));
  EXPECT_EQ(*AgeFromWord("90m"), absl::Minutes(90));
  for (const char* word :
       {"", "3", "d", "-1d", "3w", "1.5d", "36501d", "9223372036854775807d"}) {
    EXPECT_FALSE(AgeFromWord(word).ok()) << word;
  }
  EXPECT_THAT(std::string(AgeFromWord("soon").status().message()),
              HasSubstr("3d, 12h, 90m"));
}

}  // namespace
}  // namespace intake::cli
