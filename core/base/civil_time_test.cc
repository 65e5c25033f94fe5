#include "core/base/civil_time.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::IsOkAndHolds;
using ::intake::testing::StatusIs;
using ::testing::HasSubstr;

TEST(CivilTime, ReadsADayOfTheCalendar) {
  EXPECT_THAT(ParseDate("2014-06-25"),
              IsOkAndHolds(absl::CivilDay(2014, 6, 25)));
  EXPECT_THAT(ParseDate("2016-02-29"),
              IsOkAndHolds(absl::CivilDay(2016, 2, 29)));
  EXPECT_THAT(ParseDate("1900-01-01"), IsOkAndHolds(absl::CivilDay(1900)));
  EXPECT_THAT(ParseDate("2199-12-31"),
              IsOkAndHolds(absl::CivilDay(2199, 12, 31)));
}

TEST(CivilTime, RefusesADayTheCalendarLacks) {
  for (const char* text :
       {"2015-02-29", "2014-06-31", "2014-13-01", "2014-00-10", "2014-06-00",
        "1899-12-31", "2200-01-01", "0000-00-00"}) {
    EXPECT_THAT(ParseDate(text),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(text)));
  }
}

TEST(CivilTime, RefusesAnotherForm) {
  for (const char* text : {"", "2014-6-25", "25.06.2014", "2014/06/25",
                           "2014-06-25 ", "20140625", "2014-06-2x"}) {
    EXPECT_THAT(ParseDate(text),
                StatusIs(absl::StatusCode::kInvalidArgument, HasSubstr(text)));
  }
}

TEST(CivilTime, WritesDatesForMachinesAndForPeople) {
  EXPECT_EQ(FormatDate(absl::CivilDay(2014, 6, 5)), "2014-06-05");
  EXPECT_EQ(FormatDateForPeople(absl::CivilDay(2014, 6, 5)), "05.06.2014");
}

TEST(CivilTime, ReadsAndWritesMonths) {
  EXPECT_THAT(ParseMonth("2014-06"), IsOkAndHolds(absl::CivilMonth(2014, 6)));
  EXPECT_EQ(FormatMonth(absl::CivilMonth(2014, 6)), "2014-06");
  for (const char* text : {"", "2014-13", "2014-00", "2014-6", "2014-06-01"}) {
    EXPECT_THAT(ParseMonth(text), StatusIs(absl::StatusCode::kInvalidArgument));
  }
}

TEST(CivilTime, KnowsTheLastDayOfAMonth) {
  EXPECT_EQ(LastDayOf(absl::CivilMonth(2014, 2)), absl::CivilDay(2014, 2, 28));
  EXPECT_EQ(LastDayOf(absl::CivilMonth(2016, 2)), absl::CivilDay(2016, 2, 29));
  EXPECT_EQ(LastDayOf(absl::CivilMonth(2014, 12)),
            absl::CivilDay(2014, 12, 31));
}

}  // namespace
}  // namespace intake
