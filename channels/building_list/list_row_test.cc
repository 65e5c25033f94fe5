#include "channels/building_list/list_row.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace intake::building_list {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Row RowOf(int64_t number, absl::string_view cells) {
  Row row{.number = number};
  for (absl::string_view cell : absl::StrSplit(cells, '|')) {
    row.cells.push_back({.text = std::string(cell)});
  }
  return row;
}

ListOrigin Origin() {
  return {.digest = std::string(64, 'a'),
          .file_name = "дом.csv",
          .representative = "ivanova",
          .date = absl::CivilDay(2014, 6, 25)};
}

ListRow Read(absl::string_view header, const Row& row,
             const ListOrigin& origin = Origin()) {
  return ReadListRow(row, *Columns::Find(RowOf(1, header)), origin);
}

ListRow Read(absl::string_view header, absl::string_view cells,
             const ListOrigin& origin = Origin()) {
  return Read(header, RowOf(2, cells), origin);
}

std::string ValuesOf(const ListRow& row) {
  return absl::StrJoin(
      row.submission.named().values(), " ",
      [](std::string* to, const v1::NamedValue& value) {
        absl::StrAppend(
            to,
            absl::StripPrefix(v1::RegisterKind_Name(value.register_().kind()),
                              "REGISTER_KIND_"),
            value.register_().commodity() == 0
                ? ""
                : absl::StrCat("!", value.register_().commodity()),
            value.register_().point() == 0
                ? ""
                : absl::StrCat("/", value.register_().point()),
            value.register_().serial().empty()
                ? ""
                : absl::StrCat("#", value.register_().serial()),
            "=", value.value());
      });
}

TEST(ListRow, RemarksACommodityThatIsNone) {
  EXPECT_THAT(Read("лс|Ресурс|показание", "1|интернет|5").remarks,
              ElementsAre(HasSubstr("«интернет»")));
  EXPECT_THAT(Read("лс|Ресурс|показание", "1|газ|5").remarks, IsEmpty());
}

TEST(ListRow, TakesEachColumnForItsRegister) {
  const struct {
    const char* header;
    const char* cells;
    const char* want;
  } kTable[] = {
      {"лс|показание", "1|12389,5", "UNSPECIFIED=12389,5"},
      {"лс|показание|ночь", "1|100|", "UNSPECIFIED=100"},
      {"лс|показание|ночь", "1|100|50", "DAY=100 NIGHT=50"},
      {"лс|показание|ночь", "1||50", "NIGHT=50"},
      {"account|day|night", "1|100|50", "DAY=100 NIGHT=50"},
      {"account|peak|night|half_peak", "1|1|2|3", "PEAK=1 NIGHT=2 HALF_PEAK=3"},
      {"лс|Т1|Т2|Т3", "1|1|2|3", "PEAK=1 NIGHT=2 HALF_PEAK=3"},
      {"лс|T1|T2|T3", "1|1|2|", "DAY=1 NIGHT=2"},
      {"лс|Т1|Т2|Т3", "1|1||", "UNSPECIFIED=1"},
      {"лс|Кухня|Ванна", "1|10|20", "UNSPECIFIED/2=10 UNSPECIFIED/3=20"},
      {"лс|Ресурс|показание", "1|Электроэнергия|5", "UNSPECIFIED!1=5"},
      {"лс|услуга|день|ночь", "1|Э/э|5|6", "DAY!1=5 NIGHT!1=6"},
      {"лс|Ресурс|Кухня|Ванна", "1|ГВС|5|6",
       "UNSPECIFIED!2/2=5 UNSPECIFIED!2/3=6"},
      {"account|commodity|reading", "1|cold water|5", "UNSPECIFIED!3=5"},
      {"лс|Ресурс|показание", "1|интернет|5", "UNSPECIFIED=5"},
      {"лс|Ресурс|показание", "1|-|5", "UNSPECIFIED=5"},
      {"лс|Кухня|Ванна", "1|10|-", "UNSPECIFIED/2=10"},
      {"лс|№ счетчика|показание|ночь", "1|007|100|50",
       "DAY#007=100 NIGHT#007=50"},
      {"лс|№ счетчика|Кухня|Ванна", "1|007|10|", "UNSPECIFIED/2#007=10"},
      {"лс|№ счетчика|Кухня|Ванна", "1|007|10|20",
       "UNSPECIFIED/2=10 UNSPECIFIED/3=20"},
  };
  for (const auto& line : kTable) {
    const ListRow row = Read(line.header, line.cells);
    EXPECT_EQ(ValuesOf(row), line.want) << line.header << "  " << line.cells;
    EXPECT_EQ(row.kind, RowKind::kSubmission);
  }
}

TEST(ListRow, LeadsBackToTheFileAndItsRow) {
  const v1::Submission submission =
      Read("лс|показание|фио", "0012345678|12389|ООО \"А;Б\"").submission;
  EXPECT_EQ(submission.request_id(), std::string(32, 'a') + ":2");
  EXPECT_EQ(submission.account_number(), "0012345678");
  EXPECT_EQ(submission.reading_date(), "2014-06-25");
  EXPECT_EQ(submission.evidence().agent(), "ivanova");
  EXPECT_EQ(submission.evidence().document(), "list aaaaaaaaaaaaaaaa row 2");
  EXPECT_EQ(submission.evidence().source(), "дом.csv row 2");
  EXPECT_EQ(submission.evidence().raw(),
            "0012345678;12389;\"ООО \"\"А;Б\"\"\"");
}

// Or the core would take it for the first one within ten minutes.
TEST(ListRow, IsAnotherSubmissionInAnotherAttempt) {
  ListOrigin again = Origin();
  again.attempt = "b1";
  const v1::Submission submission =
      Read("лс|показание", "1|2", again).submission;
  EXPECT_EQ(submission.request_id(), std::string(32, 'a') + ":2/b1");
  EXPECT_EQ(submission.evidence().document(), "list aaaaaaaaaaaaaaaa/b1 row 2");
}

TEST(ListRow, KeepsItsSourceWithinTheContract) {
  ListOrigin origin = Origin();
  origin.file_name = "\xFF" + std::string(400, 'x');
  const std::string source =
      Read("лс|показание", "1|2", origin).submission.evidence().source();
  EXPECT_LE(source.size(), 256u);
  EXPECT_THAT(source, testing::EndsWith(" row 2"));
  EXPECT_THAT(source, testing::StartsWith("\uFFFDxxx"));
}

TEST(ListRow, TellsWhatIsNotHandedIn) {
  const char kHeader[] = "кв|лс|показание|фио";
  EXPECT_EQ(Read(kHeader, "|||").kind, RowKind::kEmpty);
  EXPECT_EQ(Read(kHeader, " |\u00A0||").kind, RowKind::kEmpty);
  EXPECT_EQ(Read(kHeader, "ИТОГО:||36450|").kind, RowKind::kTotals);
  EXPECT_EQ(Read(kHeader, "|Всего по дому|36450|").kind, RowKind::kTotals);
  EXPECT_EQ(Read(kHeader, "1|123||Иванов").kind, RowKind::kNoReading);
  const ListRow row = Read(kHeader, "1||100|Иванов");
  EXPECT_EQ(row.kind, RowKind::kUnusable);
  EXPECT_THAT(row.problem, HasSubstr("Нет лицевого счета"));
}

TEST(ListRow, SubmitsAWrongAccountAsItStands) {
  for (const char* account : {"4E+11", "4,00123E+11", "abc"}) {
    const ListRow row = Read("лс|показание", absl::StrCat(account, "|12"));
    EXPECT_EQ(row.kind, RowKind::kSubmission);
    EXPECT_EQ(row.submission.account_number(), account);
  }
  EXPECT_THAT(Read("лс|показание", "4,00123E+11|12").advice,
              HasSubstr("как текст"));
}

TEST(ListRow, TakesTheRowsDateOrTheLists) {
  const char kHeader[] = "лс|показание|дата";
  EXPECT_EQ(Read(kHeader, "1|2|24.06.2014").submission.reading_date(),
            "2014-06-24");
  EXPECT_EQ(Read(kHeader, "1|2|").submission.reading_date(), "2014-06-25");
  ListOrigin origin = Origin();
  origin.date.reset();
  EXPECT_THAT(Read(kHeader, "1|2|", origin).problem, HasSubstr("Нет даты"));
  const ListRow row = Read(kHeader, "1|2|31.06.2014");
  EXPECT_EQ(row.kind, RowKind::kUnusable);
  EXPECT_THAT(row.problem, HasSubstr("31.06.2014"));
  origin.counts_days_from_1904 = true;
  EXPECT_EQ(Read(kHeader, "1|2|40353", origin).submission.reading_date(),
            "2014-06-25");
}

TEST(ListRow, TellsASignatureFromNone) {
  const auto signature = [](absl::string_view header, absl::string_view cells) {
    return Read(header, cells).submission.evidence().signature();
  };
  EXPECT_EQ(signature("лс|показание", "1|2"), v1::SIGNATURE_UNSPECIFIED);
  for (const char* mark : {"Иванов", "да", "+", "✓"}) {
    EXPECT_EQ(signature("лс|показание|подпись", absl::StrCat("1|2|", mark)),
              v1::SIGNATURE_PRESENT);
  }
  for (const char* mark : {"", " ", "-", "—", "нет", "НЕТ", "no"}) {
    EXPECT_EQ(signature("лс|показание|подпись", absl::StrCat("1|2|", mark)),
              v1::SIGNATURE_MISSING);
  }
}

TEST(ListRow, RemarksOnWhatASpreadsheetDid) {
  for (const char* flat : {"01.июл", "01.07.2014"}) {
    EXPECT_THAT(Read("лс|кв|показание", absl::StrCat("1|", flat, "|2")).remarks,
                ElementsAre(HasSubstr("превратила квартиру в дату")));
  }
  EXPECT_THAT(Read("лс|кв|показание", "1|1-7|2").remarks, IsEmpty());
  Row row = RowOf(2, "1|2");
  row.cells[1].formula = true;
  EXPECT_THAT(Read("лс|показание", row).remarks,
              ElementsAre(HasSubstr("формула")));
}

}  // namespace
}  // namespace intake::building_list
