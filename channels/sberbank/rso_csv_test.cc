#include "channels/sberbank/rso_csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/sberbank/profile_list.h"

namespace intake::sberbank {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

absl::StatusOr<Row> Read(const std::string& line) {
  const auto fields = FieldsOfLine(kRsoCsv, line);
  if (!fields.ok()) return fields.status();
  return kRsoCsv.read(*fields);
}

TEST(RsoCsv, ReadsADial) {
  const struct {
    const char* key_and_serial;
    const char* serial;
    v1::RegisterKind kind;
  } kCases[] = {
      {"7771;777", "777", v1::REGISTER_KIND_DAY},
      {"7772;", "777", v1::REGISTER_KIND_NIGHT},
      {";777", "777", v1::REGISTER_KIND_UNSPECIFIED},
      {"8881;777", "777", v1::REGISTER_KIND_UNSPECIFIED},
  };
  for (const auto& test : kCases) {
    const auto row = Read(std::string("ТСО;0012345678;адрес;") +
                          test.key_and_serial + ";25.06.2014;12,5");
    ASSERT_TRUE(row.ok()) << row.status();
    EXPECT_EQ(row->account, "0012345678");
    ASSERT_THAT(row->meters, SizeIs(1));
    EXPECT_EQ(row->meters[0].date, absl::CivilDay(2014, 6, 25));
    const v1::NamedValue& value = row->meters[0].values[0];
    EXPECT_EQ(value.register_().serial(), test.serial) << test.key_and_serial;
    EXPECT_EQ(value.register_().kind(), test.kind) << test.key_and_serial;
    EXPECT_EQ(value.value(), "12,5");
  }
}

TEST(RsoCsv, LosesNoReadingWithoutAMeter) {
  EXPECT_THAT(Read("a;1;;;;25.06.2014;5")->unassigned, ElementsAre("5"));
  EXPECT_THAT(Read("a;1;;7;7;25.06.2014;")->meters, IsEmpty());
}

TEST(RsoCsv, SaysWhatIsWrongWithALine) {
  EXPECT_EQ(Read("a;1;;7;7;2014-06-25;5").status().message(),
            "поле 6 (дата показания): получено \"2014-06-25\", ожидается дата "
            "дд.ММ.гггг");
  EXPECT_FALSE(Read("a;;;7;7;25.06.2014;5").ok());
  EXPECT_FALSE(Read("a;1;;7;7;25.06.2014").ok());
}

TEST(RsoCsv, IsInTheList) { EXPECT_EQ(FindProfile("rso-csv"), &kRsoCsv); }

}  // namespace
}  // namespace intake::sberbank
