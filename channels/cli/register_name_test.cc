#include "channels/cli/register_name.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::HasSubstr;

TEST(RegisterFromName, ReadsWhatPeopleCallARegister) {
  constexpr auto kNone = v1::COMMODITY_UNSPECIFIED;
  constexpr auto kNowhere = v1::METERING_POINT_UNSPECIFIED;
  constexpr auto kAny = v1::REGISTER_KIND_UNSPECIFIED;
  struct {
    const char* name;
    v1::Commodity commodity;
    v1::MeteringPoint point;
    v1::RegisterKind kind;
    const char* serial;
  } const kTable[] = {
      {"day", kNone, kNowhere, v1::REGISTER_KIND_DAY, ""},
      {"NIGHT", kNone, kNowhere, v1::REGISTER_KIND_NIGHT, ""},
      {"total", kNone, kNowhere, v1::REGISTER_KIND_TOTAL, ""},
      {"half-peak", kNone, kNowhere, v1::REGISTER_KIND_HALF_PEAK, ""},
      {"half_peak", kNone, kNowhere, v1::REGISTER_KIND_HALF_PEAK, ""},
      {"kitchen", kNone, v1::METERING_POINT_KITCHEN, kAny, ""},
      {"hot_water/kitchen", v1::COMMODITY_HOT_WATER, v1::METERING_POINT_KITCHEN,
       kAny, ""},
      {"bath.hot-water", v1::COMMODITY_HOT_WATER, v1::METERING_POINT_BATH, kAny,
       ""},
      {"electricity/main/day", v1::COMMODITY_ELECTRICITY,
       v1::METERING_POINT_MAIN, v1::REGISTER_KIND_DAY, ""},
      {"night#AB/1.2#3", kNone, kNowhere, v1::REGISTER_KIND_NIGHT, "AB/1.2#3"},
      {"день", kNone, kNowhere, v1::REGISTER_KIND_DAY, ""},
      {"НОЧЬ", kNone, kNowhere, v1::REGISTER_KIND_NIGHT, ""},
      {"Полупик", kNone, kNowhere, v1::REGISTER_KIND_HALF_PEAK, ""},
      {"горячая_вода/Ванная", v1::COMMODITY_HOT_WATER, v1::METERING_POINT_BATH,
       kAny, ""},
      {"ГОРЯЧАЯ-ВОДА/КУХНЯ", v1::COMMODITY_HOT_WATER,
       v1::METERING_POINT_KITCHEN, kAny, ""},
  };
  for (const auto& row : kTable) {
    const auto key = RegisterFromName(row.name);
    ASSERT_TRUE(key.ok()) << key.status();
    EXPECT_EQ(key->commodity(), row.commodity) << row.name;
    EXPECT_EQ(key->point(), row.point) << row.name;
    EXPECT_EQ(key->kind(), row.kind) << row.name;
    EXPECT_EQ(key->serial(), row.serial) << row.name;
  }
}

TEST(RegisterFromName, TakesNoOtherWord) {
  for (const char* name :
       {"", "nigt", "unspecified", "day/", "/day", "#1", "ноч", "day night"}) {
    EXPECT_FALSE(RegisterFromName(name).ok()) << name;
  }
  EXPECT_THAT(std::string(RegisterFromName("nigt").status().message()),
              HasSubstr("got the register \"nigt\", want day, night"));
}

TEST(RegisterFromName, ReadsWhatNameOfRegisterWrites) {
  for (const char* name :
       {"hot_water/kitchen/total", "electricity/half_peak", "day", "gas"}) {
    EXPECT_EQ(NameOfRegister(*RegisterFromName(name)), name);
  }
}

TEST(NamedValueFromWord, IsARegisterAndAValueAsItWasTyped) {
  const auto value = NamedValueFromWord("night#A=1=0055,5");
  EXPECT_EQ(value->register_().serial(), "A=1");
  EXPECT_EQ(value->value(), "0055,5");
  for (const char* word : {"night", "night=", "=5", "", "nigt=5"}) {
    EXPECT_FALSE(NamedValueFromWord(word).ok()) << word;
  }
}

TEST(Neighbours, AreNamedByRegisterAndDate) {
  const auto voided = VoidedFromWord("night#A@1@20.05.2014");
  EXPECT_EQ(voided->register_().serial(), "A@1");
  EXPECT_EQ(voided->date(), "2014-05-20");
  EXPECT_EQ(voided->corrected_value(), "");
  const auto corrected = CorrectedFromWord("kitchen@2014-05-20=45.5");
  EXPECT_EQ(corrected->register_().point(), v1::METERING_POINT_KITCHEN);
  EXPECT_EQ(corrected->date(), "2014-05-20");
  EXPECT_EQ(corrected->corrected_value(), "45.5");
  for (const char* word : {"night", "night@", "@2014-05-20", "night@soon"}) {
    EXPECT_FALSE(VoidedFromWord(word).ok()) << word;
  }
  for (const char* word : {"night=5", "night@2014-05-20",
                           "night@2014-05-20=", "nigt@2014-05-20=5"}) {
    EXPECT_FALSE(CorrectedFromWord(word).ok()) << word;
  }
}

}  // namespace
}  // namespace intake::cli
