#include "channels/desk/slips/typed_date.h"

#include <gtest/gtest.h>

#include <string>

namespace intake::desk {
namespace {

std::string Read(absl::string_view typed) {
  return ParseTypedDate(typed, absl::CivilDay(2014, 7, 21)).value_or("error");
}

TEST(TypedDate, ReadsWhatAClerkTypes) {
  for (const char* const typed :
       {"25.06.2014", "25.6.14", "25062014", "250614", "25.06", "2506",
        "2014-06-25", "25/06/2014"}) {
    EXPECT_EQ(Read(typed), "2014-06-25") << typed;
  }
  EXPECT_EQ(Read("2107"), "2014-07-21");
  EXPECT_EQ(Read("22.07"), "2013-07-22");
  EXPECT_EQ(Read("29.02.2012"), "2012-02-29");
}

TEST(TypedDate, RefusesWhatIsNone) {
  for (const char* const typed :
       {"", "25", "250", "25.", ".06", "31.06", "29.02.2014", "32.01.2014",
        "01.13.2014", "25.06.20145", "25.06.201", "00.00.2014", "x5.06.2014",
        "25.06.2014.1", "-5.06", "+5.06.2014", "25 06", "01.01.1899"}) {
    EXPECT_EQ(Read(typed), "error") << typed;
  }
}

}  // namespace
}  // namespace intake::desk
