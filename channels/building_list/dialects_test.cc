// The same rows in every kind of file are the same submissions.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "channels/building_list/answer_writer.h"
#include "channels/building_list/characters.h"
#include "channels/building_list/csv_text.h"
#include "channels/building_list/list_row.h"
#include "channels/building_list/list_source.h"
#include "channels/charset/charset.h"
#include "channels/charset/utf8.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::building_list {
namespace {

using Table = std::vector<std::vector<std::string>>;

Table RandomTable(unsigned seed) {
  std::mt19937 random(seed);
  const auto one_of = [&](std::initializer_list<const char*> choices) {
    return std::string(choices.begin()[random() % choices.size()]);
  };
  Table table = {{"Квартира", "Лицевой счет", "Показание", "Ночь", "Дата",
                  "Подпись", "Заметка"}};
  for (size_t rows = random() % 12; rows > 0; --rows) {
    table.push_back(
        {one_of({"1", "1-7", "01.июл", ""}),
         one_of({"0012345678", "12345678", "4E+11", "12О4567", "", "Итого"}),
         one_of({"12389", "12 389", "1,5", "", "-", "абв"}),
         one_of({"", "", "5512", "5\u00A0512"}),
         one_of({"25.06.2014", "1.7.14", "2014-06-25", "41815", "", "вчера"}),
         one_of({"да", "нет", ""}),
         one_of({"", "а;б", "«ёж», \"да\"", "=1+1", "'", "два\nряда"})});
  }
  return table;
}

std::string CsvOf(const Table& table, char separator) {
  std::string text;
  for (const std::vector<std::string>& cells : table) {
    AppendCsvLine(cells, separator, text);
  }
  return text;
}

// UTF-8 of the basic plane, as Windows' UTF-16.
std::string Utf16Of(const std::string& utf8) {
  std::string wide = "\xFF\xFE";
  for (absl::string_view rest = utf8; !rest.empty();) {
    const char32_t character = charset::TakeCharacter(rest);
    wide.push_back(static_cast<char>(character & 0xFF));
    wide.push_back(static_cast<char>(character >> 8));
  }
  return wide;
}

void WriteXlsx(const std::string& path, const Table& table) {
  auto book = CreateAnswer(path);
  ASSERT_TRUE(book.ok());
  Row row;
  for (const std::vector<std::string>& cells : table) {
    ++row.number;
    row.cells.clear();
    for (const std::string& text : cells) row.cells.push_back({.text = text});
    ASSERT_TRUE((*book)->WriteRow(row).ok());
  }
  ASSERT_TRUE((*book)->Finish().ok());
}

// What is handed in for the rows of a file, each in a line; what is not, as
// why.
std::vector<std::string> SubmissionsOf(const std::string& path) {
  auto source = ListSource::Open(path, std::nullopt);
  if (!source.ok()) return {source.status().ToString()};
  const ListOrigin origin = {.digest = std::string(64, '0'),
                             .file_name = "list",
                             .representative = "ivanova"};
  std::vector<std::string> lines;
  while (true) {
    const auto row = (*source)->Next();
    if (!row.ok() || !row->has_value()) return lines;
    ListRow read = ReadListRow(**row, (*source)->columns(), origin);
    if (read.kind == RowKind::kEmpty) continue;
    // Of CSV, empty cells at the end of the line are cells too.
    std::string& raw = *read.submission.mutable_evidence()->mutable_raw();
    raw.erase(raw.find_last_not_of(';') + 1);
    lines.push_back(absl::StrCat(static_cast<int>(read.kind), read.problem,
                                 read.advice,
                                 read.submission.ShortDebugString()));
  }
}

TEST(Dialects, SayTheSame) {
  const sdk::TemporaryFolder folder;
  for (unsigned seed = 0; seed < 200; ++seed) {
    const Table table = RandomTable(seed);
    const std::string semicolons = CsvOf(table, ';');
    const std::vector<std::string> want =
        SubmissionsOf(folder.Write("utf8.csv", "\xEF\xBB\xBF" + semicolons));
    EXPECT_EQ(SubmissionsOf(folder.Write(
                  "cp1251.csv", FromUtf8(semicolons, Charset::kCp1251))),
              want)
        << seed;
    EXPECT_EQ(
        SubmissionsOf(folder.Write("utf16.csv", Utf16Of(CsvOf(table, '\t')))),
        want)
        << seed;
    EXPECT_EQ(SubmissionsOf(folder.Write("commas.csv", CsvOf(table, ','))),
              want)
        << seed;
    EXPECT_EQ(SubmissionsOf(folder.Write(
                  "sep.csv", absl::StrCat("sep=|\r\n", CsvOf(table, '|')))),
              want)
        << seed;
    const std::string xlsx = folder.path() + "/list.xlsx";
    WriteXlsx(xlsx, table);
    EXPECT_EQ(SubmissionsOf(xlsx), want) << seed;
  }
}

}  // namespace
}  // namespace intake::building_list
