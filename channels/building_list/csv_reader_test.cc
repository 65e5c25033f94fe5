#include "channels/building_list/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channels/building_list/limits.h"
#include "channels/building_list/list_fixture.h"

namespace intake::building_list {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kHeader[] = "Лицевой счет;Показание";

std::string Utf16Le(absl::string_view text) {
  std::string wide = "\xFF\xFE";
  std::string narrow;
  // Good for Russian and ASCII: two bytes a character.
  absl::StrAppend(&narrow, text);
  for (size_t at = 0; at < narrow.size(); ++at) {
    auto unit = static_cast<unsigned char>(narrow[at]);
    unsigned code = unit;
    if (unit >= 0xC0) {
      code = (unit & 0x1Fu) << 6 |
             (static_cast<unsigned char>(narrow[++at]) & 0x3Fu);
    }
    wide.push_back(static_cast<char>(code & 0xFF));
    wide.push_back(static_cast<char>(code >> 8));
  }
  return wide;
}

TEST(CsvReader, ReadsEveryDialectThatExcelWrites) {
  const std::string utf8 = absl::StrCat(kHeader, "\r\n0012345678;12389,5\r\n");
  const auto want =
      ElementsAre("1: Лицевой счет|Показание", "2: 0012345678|12389,5");
  EXPECT_THAT(CsvRows(utf8), want);
  EXPECT_THAT(CsvRows("\xEF\xBB\xBF" + utf8), want);
  EXPECT_THAT(CsvRows(FromUtf8(utf8, Charset::kCp1251)), want);
  EXPECT_THAT(CsvRows("sep=;\r\n" + FromUtf8(utf8, Charset::kCp1251)), want);
  EXPECT_THAT(CsvRows(FromUtf8(utf8, Charset::kCp866), Charset::kCp866), want);
  EXPECT_THAT(
      CsvRows(Utf16Le("Лицевой счет\tПоказание\r\n0012345678\t12389,5\r\n")),
      want);
  EXPECT_THAT(
      CsvRows("sep=\t\r\nЛицевой счет\tПоказание\r\n0012345678\t12389,5\r\n"),
      want);
  EXPECT_THAT(CsvRows("Лицевой счет,Показание\n0012345678,\"12389,5\""), want);
  EXPECT_THAT(
      CsvRows("Лицевой счет;Показание\r\"=\"\"0012345678\"\"\";12389,5\r"),
      want);
}

TEST(CsvReader, TakesTheSeparatorThatMakesAHeader) {
  // More commas than semicolons stand above it.
  EXPECT_THAT(
      CsvRows("Ленина, 1, подъезд 2\naccount;reading\n1;2\n"),
      ElementsAre("1: Ленина, 1, подъезд 2", "2: account|reading", "3: 1|2"));
}

TEST(CsvReader, NumbersRowsAsASpreadsheetDoes) {
  EXPECT_THAT(CsvRows("account;reading\r\n\r\n\"a\r\nb\";1\r\n;\r\n2;3"),
              ElementsAre("1: account|reading", "2: ", "3: a\r\nb|1", "4: |",
                          "5: 2|3"));
}

TEST(CsvReader, KeepsQuotationMarks) {
  EXPECT_THAT(CsvRows("account;holder\n1;\"ООО \"\"Ромашка\"\"\"\n"
                      "2;ООО \"Ромашка\"\n"),
              ElementsAre("1: account|holder", "2: 1|ООО \"Ромашка\"",
                          "3: 2|ООО \"Ромашка\""));
}

TEST(CsvReader, SaysWhereAQuotationMarkIsNotClosed) {
  std::string bytes = "account;reading\n1;2\n3;\"4\n";
  for (int i = 0; i < 3000; ++i) absl::StrAppend(&bytes, i, ";5\n");
  EXPECT_THAT(CsvRows(bytes).back(),
              AllOf(HasSubstr("row 3"), HasSubstr("not closed")));
}

TEST(CsvReader, RefusesWhatIsTooWide) {
  EXPECT_THAT(CsvRows("account;reading\n" + std::string(kColumnsMax, ';')),
              ElementsAre("1: account|reading", HasSubstr("row 2")));
}

TEST(CsvReader, SaysWhereBytesMeanNothing) {
  const std::vector<std::string> rows =
      CsvRows("account;reading\n1;\xD0\n", Charset::kUtf8);
  EXPECT_THAT(rows.back(), HasSubstr("utf-8"));
}

TEST(CsvReader, ReadsAnEmptyFile) {
  EXPECT_THAT(CsvRows(""), IsEmpty());
  EXPECT_THAT(CsvRows("sep=;"), IsEmpty());
}

// Pieces of the file end anywhere, in the middle of letters and line ends.
TEST(CsvReader, ReadsRowsAcrossPieces) {
  std::string bytes = absl::StrCat(kHeader, "\r\n");
  for (int i = 0; i < 20000; ++i) absl::StrAppend(&bytes, "ж", i, ";ю\r\n");
  const std::vector<std::string> rows = CsvRows(bytes);
  ASSERT_EQ(rows.size(), 20001u);
  for (size_t i = 0; i < 20000; ++i) {
    ASSERT_EQ(rows[i + 1], absl::StrCat(i + 2, ": ж", i, "|ю"));
  }
}

}  // namespace
}  // namespace intake::building_list
