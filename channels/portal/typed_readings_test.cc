#include "channels/portal/typed_readings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "channels/portal/people_dates.h"
#include "channels/portal/register_words.h"
#include "channels/portal/seen_sessions.h"
#include "channels/portal/text_field.h"

namespace intake::portal {
namespace {

using ::testing::SizeIs;

TEST(TypedReadings, NameEachRegisterOnce) {
  const v1::Submission submission =
      ReadTypedReadings({.fields = {{"value-1-1-2", "1"},
                                    {"value-1-1-2", "2"},
                                    {"value-1-1-4", ""},
                                    {"value-1-1-9", "3"},
                                    {"value-1-1", "4"},
                                    {"value-1-1-4-1", "5"},
                                    {"value--1-1-4", "6"},
                                    {"value-2-2-1", "7"}}});
  ASSERT_THAT(submission.named().values(), SizeIs(2));
  EXPECT_EQ(submission.named().values(0).value(), "1");
  EXPECT_EQ(submission.named().values(0).register_().kind(),
            v1::REGISTER_KIND_DAY);
  EXPECT_EQ(submission.named().values(1).value(), "7");
  EXPECT_EQ(submission.named().values(1).register_().point(),
            v1::METERING_POINT_KITCHEN);
}

TEST(TypedReadings, TakeNoTokenThatIsNotOurs) {
  const std::string ours(43, 'a');
  EXPECT_EQ(ReadTypedReadings({.fields = {{"form", ours}}}).request_id(), ours);
  for (const std::string& token :
       {std::string(), std::string("short"), std::string(42, 'a') + "/",
        std::string(44, 'a')}) {
    const std::string made =
        ReadTypedReadings({.fields = {{"form", token}}}).request_id();
    EXPECT_THAT(made, SizeIs(43));
    EXPECT_NE(made, token);
  }
}

TEST(TypedReadings, HaveNoMoreValuesThanTheContract) {
  web::Form form;
  for (int commodity = 1; commodity <= 5; ++commodity) {
    for (int point = 1; point <= 3; ++point) {
      for (int kind = 1; kind <= 5; ++kind) {
        form.fields.emplace_back(
            absl::StrCat("value-", commodity, "-", point, "-", kind), "1");
      }
    }
  }
  EXPECT_THAT(ReadTypedReadings(form).named().values(), SizeIs(kValuesMax));
}

TEST(TypedReadings, SeeWhatIsTooLong) {
  const v1::Submission submission =
      ReadTypedReadings({.fields = {{"value-1-1-2", std::string(64, '1')},
                                    {"value-1-1-4", std::string(65, '1')}}});
  ASSERT_THAT(TooLong(submission), SizeIs(1));
  EXPECT_EQ(RegisterSuffix(TooLong(submission)[0]), "1-1-4");
}

TEST(TextField, IsBoundedAndValid) {
  EXPECT_EQ(Readable("кухня"), "кухня");
  EXPECT_EQ(Readable("a\xff"), "a\xEF\xBF\xBD");
  EXPECT_LE(Readable(std::string(5000, 'a')).size(), kFieldBytesMax);
  // A letter of two bytes that the bound cuts in two.
  EXPECT_EQ(Readable(std::string(kFieldBytesMax - 1, 'a') + "я").substr(511),
            "\xEF\xBF\xBD");
}

TEST(PeopleDates, AreReadAndWrittenAsPeopleDo) {
  using web::Language;
  EXPECT_EQ(DayForPeople("2014-06-05", Language::kRussian), "05.06.2014");
  EXPECT_EQ(DayForPeople("2014-06-05", Language::kEnglish), "5 June 2014");
  EXPECT_EQ(DayForPeople("soon", Language::kEnglish), "soon");
  EXPECT_EQ(MonthForPeople("2014-06", Language::kRussian), "июнь 2014");
  EXPECT_EQ(ValueForPeople("12.5", Language::kRussian), "12,5");
  EXPECT_EQ(DayFromPeople("5.6.2014"), "2014-06-05");
  EXPECT_EQ(DayFromPeople("2014-06-05"), "2014-06-05");
  EXPECT_EQ(DayFromPeople("5.6"), "5.6");
}

TEST(SeenSessions, AreRememberedForAWhile) {
  SeenSessions sessions(
      {.sessions_max = 2, .remembered_for = absl::Minutes(1)});
  const absl::Time now = absl::FromUnixSeconds(1000);
  sessions.Remember("a", v1::Customer(), now);
  EXPECT_TRUE(sessions.Find("a", now + absl::Minutes(1)));
  EXPECT_FALSE(sessions.Find("a", now + absl::Minutes(2)));
  EXPECT_FALSE(sessions.Find("b", now));
  sessions.Remember("b", v1::Customer(), now);
  sessions.Forget("b");
  EXPECT_FALSE(sessions.Find("b", now));
  sessions.Remember("b", v1::Customer(), now);
  EXPECT_TRUE(sessions.Find("b", now));
  sessions.Remember("c", v1::Customer(), now);
  EXPECT_FALSE(sessions.Find("a", now)) << "the first one makes room";
}

}  // namespace
}  // namespace intake::portal
