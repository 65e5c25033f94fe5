// The layouts, as tables of lines and what they say.

#include "channels/sberbank/profile.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/sberbank/eps13.h"
#include "channels/sberbank/meter_key.h"
#include "channels/sberbank/profile_list.h"

namespace intake::sberbank {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

absl::StatusOr<Row> Read(absl::string_view profile, const std::string& line) {
  const Profile& found = *FindProfile(profile);
  const auto fields = FieldsOfLine(found, line);
  if (!fields.ok()) return fields.status();
  return found.read(*fields);
}

// `serial date kind=value kind=value, ...`
std::string Meters(const Row& row) {
  return absl::StrJoin(
      row.meters, ", ", [](std::string* out, const MeterReadings& meter) {
        absl::StrAppend(out, meter.meter, " ",
                        absl::FormatCivilTime(meter.date));
        for (const v1::NamedValue& value : meter.values) {
          EXPECT_EQ(value.register_().serial(), meter.meter);
          absl::StrAppend(out, " ", value.register_().commodity(), "/",
                          value.register_().kind(), "=", value.value());
        }
      });
}

const std::string kTulaHead =
    "0012345678;12.50;21071400000000000000000001;123456;22.07.2014;";
const std::string kFourPairs = "НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ;НЕТ";

TEST(Tula17, KeepsTheLeadingZerosOfAPaymentCode) {
  const auto row = Read("tula17", kTulaHead + "НЕТ;НЕТ;НЕТ;НЕТ;" + kFourPairs);
  ASSERT_TRUE(row.ok()) << row.status();
  EXPECT_EQ(row->account, "0012345678");
  EXPECT_TRUE(row->is_payment_code);
  EXPECT_EQ(row->transaction, "21071400000000000000000001");
  EXPECT_EQ(row->order, "123456@2014-07-22");
  EXPECT_EQ(row->kopecks, 1250);
  EXPECT_THAT(row->meters, IsEmpty());
  EXPECT_THAT(row->unassigned, IsEmpty());
}

TEST(Tula17, PutsTheDialsOfAMeterTogether) {
  const struct {
    const char* pairs;
    const char* meters;
  } kCases[] = {
      {"7770;1;НЕТ;НЕТ", "777 2014-07-21 0/1=1"},
      {"7771;1;7772;2", "777 2014-07-21 0/2=1 0/4=2"},
      {"7773;1;7774;2", "777 2014-07-21 0/3=1 0/5=2"},
      {"7770;1;8880;2", "777 2014-07-21 0/1=1, 888 2014-07-21 0/1=2"},
      // No dial of ours: the serial as it stands, for the server to judge.
      {"778899;1;А-17;2", "778899 2014-07-21 0/0=1, А-17 2014-07-21 0/0=2"},
      {"0;1;НЕТ;НЕТ", "0 2014-07-21 0/0=1"},
      // Values are the customer's: whatever they are, the server judges.
      {"7770;4E+11;7771;много", "777 2014-07-21 0/1=4E+11 0/2=много"},
      // A dial that was not read is nothing.
      {"7770;НЕТ;7771;", ""},
  };
  for (const auto& test : kCases) {
    const auto row =
        Read("tula17", absl::StrCat(kTulaHead, test.pairs, ";", kFourPairs));
    ASSERT_TRUE(row.ok()) << row.status();
    EXPECT_EQ(Meters(*row), test.meters) << test.pairs;
  }
}

TEST(Tula17, LosesNoReadingWithoutAKey) {
  const auto row = Read("tula17", kTulaHead + "НЕТ;55;;66;" + kFourPairs);
  ASSERT_TRUE(row.ok());
  EXPECT_THAT(row->unassigned, ElementsAre("55", "66"));
}

TEST(Tula17, SaysWhatIsWrongWithALine) {
  const std::string tail = ";НЕТ;НЕТ;НЕТ;НЕТ;" + kFourPairs;
  const struct {
    std::string line;
    const char* message;
  } kCases[] = {
      {"", "полей 1, ожидается 17"},
      {kTulaHead + kFourPairs, "полей 13, ожидается 17"},
      {"a;0;21071400000000000000000001;1;22.07.2014" + tail,
       "поле 1 (код плательщика): получено \"a\", ожидается от 1 до 20 цифр"},
      {"1;1,5;21071400000000000000000001;1;22.07.2014" + tail,
       "поле 2 (сумма): получено \"1,5\", ожидается сумма вида 123.45"},
      {"1;0;31021400000000000000000001;1;22.07.2014" + tail,
       "поле 3 (номер операции): получено \"31021400000000000000000001\", "
       "ожидается 26 цифр, первые шесть - дата ддММгг"},
      {"1;0;21071400000000000000000001;x;22.07.2014" + tail,
       "поле 4 (номер платежного поручения): получено \"x\", ожидается число "
       "из цифр"},
      {"1;0;21071400000000000000000001;1;31.06.2014" + tail,
       "поле 5 (дата платежного поручения): получено \"31.06.2014\", "
       "ожидается дата дд.ММ.гггг"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(Read("tula17", test.line).status().message(), test.message)
        << test.line;
  }
}

TEST(Tula17, TakesASeparatorAtTheEndAndBlanksAround) {
  EXPECT_TRUE(
      Read("tula17", kTulaHead + " 7770 ; 1 ;НЕТ;НЕТ;" + kFourPairs + ";")
          .ok());
}

TEST(Profile, CutsALongFieldBetweenCharacters) {
  std::string letters;
  for (int i = 0; i < 100; ++i) letters += "Щ";
  for (const char* before : {"", "a"}) {
    const std::string message(
        Read("tula17", absl::StrCat(before, letters, ";0;1;1;1;",
                                    "НЕТ;НЕТ;НЕТ;НЕТ;", kFourPairs))
            .status()
            .message());
    EXPECT_THAT(message, HasSubstr("Щ...\""));
  }
}

TEST(Sbbol89, ReadsEveryTypeOfMeter) {
  const struct {
    const char* blocks;
    const char* meters;
  } kCases[] = {
      {"2;77;;;12,5;25.06.2014;", "77 2014-06-25 1/1=12,5"},
      {"3;77;;;1;25.06.2014;;4;77;;;2;25.06.2014;",
       "77 2014-06-25 1/2=1 1/4=2"},
      {"5;77;;;1;25.06.2014;;6;77;;;2;25.06.2014;;7;77;;;3;25.06.2014;",
       "77 2014-06-25 1/3=1 1/5=2 1/4=3"},
      {"8;1;;;1.5;25.06.2014;;9;2;;;2;25.06.2014;",
       "1 2014-06-25 2/1=1.5, 2 2014-06-25 3/1=2"},
      {"10;1;;;1;25.06.2014;;1;2;;;2;25.06.2014;",
       "1 2014-06-25 4/1=1, 2 2014-06-25 5/1=2"},
      {"11;1;;;1;25.06.2014;;13;2;;;2;25.06.2014;", ""},
      {"2;77;;;;25.06.2014;", ""},
      {"2;77;;;1;25.06.2014;;2;77;;;2;26.06.2014;",
       "77 2014-06-25 1/1=1, 77 2014-06-26 1/1=2"},
  };
  for (const auto& test : kCases) {
    const auto row = Read(
        "sbbol89", absl::StrCat("0012345678;Иванов;;;адрес;", test.blocks));
    ASSERT_TRUE(row.ok()) << row.status();
    EXPECT_EQ(row->account, "0012345678");
    EXPECT_FALSE(row->is_payment_code);
    EXPECT_EQ(Meters(*row), test.meters) << test.blocks;
    EXPECT_THAT(row->unassigned, IsEmpty());
  }
}

TEST(Sbbol89, LosesNoReadingOfABlockThatIsNotComplete) {
  for (const char* block :
       {";77;;;5;25.06.2014;", "2;;;;5;25.06.2014;", "2;77;;;5;;",
        "14;77;;;5;25.06.2014;", "x;77;;;5;25.06.2014;"}) {
    const auto row = Read("sbbol89", absl::StrCat("1;;;;;", block));
    ASSERT_TRUE(row.ok()) << row.status();
    EXPECT_THAT(row->unassigned, ElementsAre("5")) << block;
  }
}

TEST(Sbbol89, HasUpToTwelveBlocks) {
  std::string line = "1;;;;";
  EXPECT_TRUE(Read("sbbol89", line).ok());
  for (int blocks = 1; blocks <= 13; ++blocks) {
    absl::StrAppend(&line, ";2;", blocks, ";;;5;25.06.2014;");
    EXPECT_EQ(Read("sbbol89", line).ok(), blocks <= 12) << blocks;
  }
  EXPECT_EQ(Read("sbbol89", line).status().message(),
            "полей 96, ожидается 5 и по 7 на прибор, не более 89");
  EXPECT_FALSE(Read("sbbol89", ";;;;").ok());
  EXPECT_FALSE(Read("sbbol89", "1;;;;;2;7;;;5;31.06.2014;").ok());
}

TEST(Eps13, AddsUpEveryLine) {
  const std::string head = "21-07-2014;10-00-00;8604;1;9;1;Иванов;адрес;0714;;";
  const auto row = Read("eps13", head + "100,50;99,00;1,50");
  ASSERT_TRUE(row.ok()) << row.status();
  EXPECT_EQ(row->kopecks, 10'050);
  EXPECT_EQ(row->transfer_kopecks, 9900);
  EXPECT_EQ(row->fee_kopecks, 150);
  EXPECT_EQ(Read("eps13", head + "100,50;99,00;1,49").status().message(),
            "сумма операции 100.50 не равна сумме перевода 99.00 и комиссии "
            "1.49");
  EXPECT_FALSE(Read("eps13", head + "100.50;99,00;1,50").ok());
  EXPECT_FALSE(Read("eps13", "21-07-2014;100,50;99,00;1,50").ok());
}

TEST(Eps13, ReadsTheLastLine) {
  const Profile& profile = *FindProfile("eps13");
  const auto fields =
      FieldsOfTrailer(profile, "=2;201,00;198,00;3,00;123456;22-07-2014");
  ASSERT_TRUE(fields.ok()) << fields.status();
  const Eps13Trailer trailer = ReadEps13Trailer(*fields);
  EXPECT_EQ(trailer.lines, 2);
  EXPECT_EQ(trailer.kopecks, 20'100);
  EXPECT_EQ(trailer.transfer_kopecks, 19'800);
  EXPECT_EQ(trailer.fee_kopecks, 300);
  EXPECT_EQ(trailer.order, "123456@2014-07-22");
  for (const char* line : {"=", "=2;201,00;198,00;3,00;123456",
                           "=x;201,00;198,00;3,00;123456;22-07-2014",
                           "=-1;201,00;198,00;3,00;123456;22-07-2014"}) {
    EXPECT_FALSE(FieldsOfTrailer(profile, line).ok()) << line;
  }
}

TEST(MeterKey, ComesBackAsItWasMade) {
  for (int kind = 1; kind <= 5; ++kind) {
    v1::RegisterKey key;
    key.set_serial("00А-17");
    key.set_kind(static_cast<v1::RegisterKind>(kind));
    const v1::RegisterKey back = FromMeterKey(MeterKey(key));
    EXPECT_EQ(back.serial(), key.serial());
    EXPECT_EQ(back.kind(), key.kind());
  }
}

TEST(ProfileList, KnowsNoOther) {
  EXPECT_EQ(FindProfile("tula18"), nullptr);
  for (const Profile* profile : AllProfiles()) {
    EXPECT_EQ(FindProfile(profile->name), profile);
  }
}

}  // namespace
}  // namespace intake::sberbank
