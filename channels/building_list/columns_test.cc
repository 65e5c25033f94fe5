#include "channels/building_list/columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_split.h"

namespace intake::building_list {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Row Titles(absl::string_view titles) {
  Row row{.number = 3};
  for (absl::string_view title : absl::StrSplit(titles, '|')) {
    row.cells.push_back({.text = std::string(title)});
  }
  return row;
}

TEST(FieldOfHeader, KnowsTheWordsThatListsHave) {
  const struct {
    Field field;
    std::vector<const char*> titles;
  } kTable[] = {
      {Field::kAccount,
       {"Лицевой счет", "ЛИЦЕВОЙ СЧЁТ", "Лиц. счет", "л/с", "ЛС", "№ ЛС",
        "Лицевой счет №", "Номер лицевого счета", "account", "Account number",
        " лицевой\u00A0счет "}},
      {Field::kFlat, {"Квартира", "Кв.", "№ кв", "flat"}},
      {Field::kHolder, {"ФИО", "Ф.И.О.", "Ф.И.О. (собственник)", "holder"}},
      {Field::kMeter,
       {"Номер счетчика", "№ счётчика", "Счетчик №", "Прибор учета", "ПУ",
        "meter", "meter_number"}},
      {Field::kReading,
       {"Показание", "Показания", "Текущее показание", "Показание, кВт·ч",
        "reading"}},
      {Field::kNight,
       {"Ночь", "Ночь (показание)", "Показание (ночь)", "Показание, ночь",
        "night"}},
      {Field::kHalfPeak, {"Полупик", "half_peak", "Half-peak"}},
      {Field::kZone1, {"Т1", "T1", "т1"}},
      {Field::kDate, {"Дата", "Дата снятия показаний", "date"}},
      {Field::kSignature, {"Подпись", "signature"}},
      {Field::kAnswer, {"Решение", "Причина", "Что сделать", "Квитанция"}},
  };
  for (const auto& line : kTable) {
    for (const char* title : line.titles) {
      EXPECT_EQ(FieldOfHeader(title), line.field) << title;
    }
  }
  for (const char* title : {"Адрес", "Предыдущее показание", "", "№"}) {
    EXPECT_EQ(FieldOfHeader(title), std::nullopt) << title;
  }
}

TEST(Columns, StandInAnyOrder) {
  const auto columns = Columns::Find(Titles("Показание|Адрес|Лицевой счет"));
  ASSERT_TRUE(columns.ok());
  const Row row = Titles("12|Ленина|34");
  EXPECT_EQ(columns->CellOf(Field::kAccount, row)->text, "34");
  EXPECT_EQ(columns->CellOf(Field::kReading, row)->text, "12");
  EXPECT_EQ(columns->CellOf(Field::kNight, row), nullptr);
  EXPECT_EQ(columns->CellOf(Field::kAccount, Titles("12")), nullptr);
}

TEST(Columns, SayWhatWasGotAndWhatIsWanted) {
  EXPECT_THAT(
      std::string(Columns::Find(Titles("Кв|Показание")).status().message()),
      AllOf(HasSubstr("row 3"), HasSubstr("Кв | Показание"),
            HasSubstr("Лицевой счет")));
  EXPECT_THAT(std::string(Columns::Find(Titles("ЛС|Кв")).status().message()),
              HasSubstr("Показание"));
  EXPECT_THAT(
      std::string(
          Columns::Find(Titles("ЛС|account|Показание")).status().message()),
      HasSubstr("\"ЛС\" and \"account\""));
}

TEST(Columns, KeepAllButAnEarlierAnswer) {
  const auto columns =
      Columns::Find(Titles("ЛС|Решение|Показание|Квитанция|Адрес"));
  ASSERT_TRUE(columns.ok());
  EXPECT_THAT(columns->kept_titles(), ElementsAre("ЛС", "Показание", "Адрес"));
  std::vector<std::string> kept;
  for (const Cell& cell : columns->Kept(Titles("1|Принято|2|000-013|a|b"))) {
    kept.push_back(cell.text);
  }
  EXPECT_THAT(kept, ElementsAre("1", "2", "a", "b"));
  EXPECT_EQ(columns->Kept(Titles("1")).size(), 3u);
}

}  // namespace
}  // namespace intake::building_list
