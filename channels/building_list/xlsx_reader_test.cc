#include "channels/building_list/xlsx_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "channels/building_list/limits.h"
#include "channels/building_list/list_fixture.h"
#include "channels/building_list/xlsx_book.h"
#include "channels/building_list/xlsx_cell_text.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::building_list {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class XlsxReaderTest : public testing::Test {
 protected:
  // The rows of a workbook of these parts, or the error of its opening.
  std::vector<std::string> Read(
      const std::map<std::string, std::string>& parts) {
    WriteZip(path_, parts);
    return Open();
  }
  std::vector<std::string> Open() {
    const auto table = OpenTable(path_, std::nullopt);
    if (!table.ok()) return {std::string(table.status().message())};
    return AllRows(**table);
  }

  sdk::TemporaryFolder folder_;
  const std::string path_ = folder_.path() + "/list.csv";  // tells nothing
};

TEST_F(XlsxReaderTest, ReadsEveryKindOfCell) {
  EXPECT_THAT(
      Read(WorkbookParts(
          "<row r='2'><c r='A2' t='s'><v>1</v></c>"
          "<c r='C2' t='inlineStr'><is><t>в </t><t>ячейке</t></is></c>"
          "<c t='str'><f>A1</f><v>формула</v></c><c t='b'><v>1</v></c></row>"
          "<row><c><v>12389.000000000001</v></c><c s='1'><v>41815</v></c>"
          "<c s='2'><v>41815.5</v></c><c t='d'><v>2014-06-25</v></c></row>"
          "<row r='9'><c r='B9' s='1'/></row>")),
      ElementsAre("2: второй||в ячейке|формула|1",
                  "3: 12389|25.06.2014|25.06.2014|2014-06-25"));
}

TEST_F(XlsxReaderTest, CountsDaysFrom1904WhereTheWorkbookDoes) {
  auto parts = WorkbookParts("<row><c s='1'><v>40353</v></c></row>");
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("<sheets>"), "<workbookPr date1904='1'/>");
  EXPECT_THAT(Read(parts), ElementsAre("1: 25.06.2014"));
}

TEST_F(XlsxReaderTest, ReadsTheFirstSheetThatIsShown) {
  auto parts = WorkbookParts("<row><c><v>1</v></c></row>");
  std::string& book = parts["xl/workbook.xml"];
  book.insert(book.find("<sheet "),
              "<sheet name='B' sheetId='2' state='hidden' r:id='r9'/>");
  EXPECT_THAT(Read(parts), ElementsAre("1: 1"));
}

TEST_F(XlsxReaderTest, RefusesEntitiesWithoutExpandingThem) {
  auto parts = WorkbookParts("<row><c t='str'><v>&big;</v></c></row>");
  parts[kSheetPart] = absl::StrCat(
      "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY big '&a;&a;&a;'>]>",
      parts[kSheetPart]);
  EXPECT_THAT(Read(parts), ElementsAre(HasSubstr("document type")));
}

TEST_F(XlsxReaderTest, RefusesABombBeforeUnpackingIt) {
  auto parts = WorkbookParts("");
  parts["xl/media/image1.png"] = std::string(8 << 20, '\0');
  EXPECT_THAT(Read(parts),
              ElementsAre(AllOf(HasSubstr("image1"), HasSubstr("at most"))));
}

TEST_F(XlsxReaderTest, RefusesTooManyParts) {
  auto parts = WorkbookParts("");
  for (int i = 0; i <= kArchiveEntriesMax; ++i) {
    parts[absl::StrCat("part", i)] = "";
  }
  EXPECT_THAT(Read(parts), ElementsAre(HasSubstr("parts")));
}

TEST_F(XlsxReaderTest, IgnoresWhatStandsOutsideOfTheWorkbook) {
  auto parts = WorkbookParts("<row><c><v>1</v></c></row>");
  parts["xl/_rels/workbook.xml.rels"] =
      "<Relationships><Relationship Id='r1' TargetMode='External' "
      "Type='x/worksheet' Target='file:///etc/passwd'/></Relationships>";
  EXPECT_THAT(Read(parts), ElementsAre(HasSubstr("no sheet")));
}

TEST_F(XlsxReaderTest, SaysWhichRowIsWrong) {
  EXPECT_THAT(Read(WorkbookParts("<row r='7'><c t='s'><v>2</v></c></row>")),
              ElementsAre(HasSubstr("row 7: got the shared text 2")));
  EXPECT_THAT(Read(WorkbookParts("<row r='7'/><row r='7'/>")),
              ElementsAre(HasSubstr("got row \"7\" after row 7")));
  EXPECT_THAT(Read(WorkbookParts("<row r='7'><c r='ZZ7'><v>1</v></c></row>")),
              ElementsAre(HasSubstr("row 7: it is longer")));
  EXPECT_THAT(Read(WorkbookParts("<row r='7'><c r='B7'><v>1</v></c>"
                                 "<c r='A7'><v>1</v></c></row>")),
              ElementsAre(HasSubstr("row 7: got the cell \"A7\"")));
}

TEST_F(XlsxReaderTest, RefusesAWorkbookCutAnywhere) {
  WriteZip(path_, WorkbookParts("<row><c><v>1</v></c></row>"));
  const auto bytes = std::filesystem::file_size(path_);
  for (auto left = bytes - 1; left > 4; left -= 7) {
    std::filesystem::resize_file(path_, left);
    EXPECT_THAT(Open(), ElementsAre(HasSubstr("not a whole workbook")));
  }
}

TEST_F(XlsxReaderTest, NamesTheFormatsThatItDoesNotRead) {
  folder_.Write("list.csv", "\xD0\xCF\x11\xE0 and more");
  EXPECT_THAT(Open(), ElementsAre(HasSubstr("save it as XLSX")));
}

TEST(NumberText, HasFifteenDigitsAndNoExponentWhereItNeedsNone) {
  EXPECT_EQ(NumberText("4E+11"), "400000000000");
  EXPECT_EQ(NumberText("400123456789"), "400123456789");
  EXPECT_EQ(NumberText("0.30000000000000004"), "0.3");
  EXPECT_EQ(NumberText("12345678901234567890"), "1.23456789012346e+19");
  EXPECT_EQ(NumberText("none"), "none");
}

TEST(UnescapedText, PutsBackWhatXmlLacks) {
  EXPECT_EQ(UnescapedText("a_x000D_\nb"), "a\r\nb");
  EXPECT_EQ(UnescapedText("_x005F_x000D_"), "_x000D_");
  EXPECT_EQ(UnescapedText("_x_x00_xD800_ _x0"), "_x_x00_xD800_ _x0");
}

TEST(ColumnOfReference, ReadsTheLetters) {
  EXPECT_EQ(ColumnOfReference("A1"), 0u);
  EXPECT_EQ(ColumnOfReference("Z1"), 25u);
  EXPECT_EQ(ColumnOfReference("AB12"), 27u);
  EXPECT_EQ(ColumnOfReference("XFD1"), 16383u);
  EXPECT_EQ(ColumnOfReference("XFE1"), std::nullopt);
  EXPECT_EQ(ColumnOfReference("12"), std::nullopt);
}

TEST(ShowsDays, KnowsBuiltInFormatsAndCodes) {
  for (const int number : {14, 17, 22, 57}) EXPECT_TRUE(ShowsDays(number, ""));
  for (const int number : {0, 1, 18, 21, 49}) {
    EXPECT_FALSE(ShowsDays(number, ""));
  }
  EXPECT_TRUE(ShowsDays(164, "dd.mm.yyyy"));
  EXPECT_TRUE(ShowsDays(165, "[$-419]d mmm;@"));
  EXPECT_FALSE(ShowsDays(166, "[Red]0.00\" day\""));
  EXPECT_FALSE(ShowsDays(167, "0\\d"));
  EXPECT_FALSE(ShowsDays(168, "General"));
}

}  // namespace
}  // namespace intake::building_list
