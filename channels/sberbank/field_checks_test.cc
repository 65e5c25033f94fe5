#include "channels/sberbank/field_checks.h"

#include <gtest/gtest.h>

#include <string>

#include "channels/sberbank/kopecks.h"

namespace intake::sberbank {
namespace {

TEST(Kopecks, AreReadToTheLastOne) {
  const struct {
    const char* text;
    int64_t kopecks;
  } kCases[] = {
      {"0", 0},       {"0.00", 0},     {"12", 1200},
      {"12.5", 1250}, {"12.05", 1205}, {"12.500", 1250},
      {"0.1", 10},    {"007.00", 700}, {"9999999999.99", 999'999'999'999}};
  for (const auto& test : kCases) {
    EXPECT_EQ(KopecksFromText(test.text, '.').value_or(-1), test.kopecks)
        << test.text;
  }
  EXPECT_EQ(KopecksFromText("12,5", ',').value_or(-1), 1250);
}

TEST(Kopecks, AreNothingElse) {
  for (const char* text : {"", ".", "1.", ".5", "1.234", "1,5", "-1", "+1",
                           "1e3", " 1", "1.2.3", "0x1", "99999999999", "1.٥"}) {
    EXPECT_FALSE(KopecksFromText(text, '.').ok()) << text;
  }
}

TEST(Kopecks, AreWrittenAsTheyAreRead) {
  for (int64_t kopecks : {0, 1, 99, 100, 123'456, 999'999'999}) {
    EXPECT_EQ(KopecksFromText(KopecksText(kopecks), '.').value_or(-1), kopecks);
  }
  EXPECT_EQ(KopecksText(-5), "-0.05");
}

TEST(DayFromText, ReadsTheThreeWaysOfTheBank) {
  for (const char* text : {"25.06.2014", "25-06-2014", "250614"}) {
    EXPECT_EQ(DayFromText(text).value_or(absl::CivilDay()),
              absl::CivilDay(2014, 6, 25))
        << text;
  }
  EXPECT_TRUE(DayFromText("29.02.2012").ok());
}

TEST(DayFromText, KnowsWhatIsNoDay) {
  for (const char* text :
       {"", "2", "25", "31.02.2014", "29.02.2014", "00.01.2014", "01.13.2014",
        "2014-06-25", "25.06-2014", "25.06.14", "2506201", "aa.bb.cccc",
        "1.06.20145", "25 06 201x"}) {
    EXPECT_FALSE(DayFromText(text).ok()) << text;
  }
}

TEST(FieldChecks, SayWhatIsExpected) {
  const std::string transaction = "21071400000000000000000001";
  EXPECT_TRUE(TransactionId(transaction).ok());
  EXPECT_EQ(TransactionId(transaction + "0").message(),
            "ожидается 26 цифр, первые шесть - дата ддММгг");
  EXPECT_FALSE(TransactionId("99" + transaction.substr(2)).ok());
  EXPECT_TRUE(PaymentCode("00000000000000000001").ok());
  EXPECT_EQ(PaymentCode("000000000000000000001").message(),
            "ожидается от 1 до 20 цифр");
  EXPECT_FALSE(PaymentCode("12a").ok());
  EXPECT_TRUE(Date("25.06.2014").ok());
  EXPECT_EQ(Date("25-06-2014").message(), "ожидается дата дд.ММ.гггг");
  EXPECT_TRUE(DateOrNothing("").ok());
  EXPECT_TRUE(DateWithDashes("25-06-2014").ok());
  EXPECT_FALSE(DateWithDashes("250614").ok());
  EXPECT_FALSE(NotEmpty("").ok());
  EXPECT_FALSE(Digits("").ok());
}

}  // namespace
}  // namespace intake::sberbank
