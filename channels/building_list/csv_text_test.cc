#include "channels/building_list/csv_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "absl/strings/str_cat.h"
#include "channels/building_list/list_fixture.h"

namespace intake::building_list {
namespace {

using ::testing::ElementsAre;

TEST(GuardedCell, GuardsWhatASpreadsheetWouldSpoil) {
  const struct {
    const char* cell;
    const char* guarded;
  } kTable[] = {
      {"0012345678", "=\"0012345678\""},
      {"400123456789", "=\"400123456789\""},
      {"12345678901", "12345678901"},
      {"0", "0"},
      {"12389,5", "12389,5"},
      {"-12,5", "-12,5"},
      {"=1+1", "'=1+1"},
      {"+79031234567", "'+79031234567"},
      {"-1+1", "'-1+1"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\t=1", "'\t=1"},
      {"'=1", "''=1"},
      {"'Иванов", "'Иванов"},
      {"", ""},
  };
  for (const auto& line : kTable) {
    EXPECT_EQ(GuardedCell(line.cell), line.guarded);
    EXPECT_EQ(UnguardedCell(line.guarded), line.cell);
  }
}

// What was written is read again just so, whatever it is: an answer can be
// corrected and handed in.
TEST(CsvText, IsReadAsItWasWritten) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    std::mt19937 random(seed);
    const std::string alphabet = "01=+-@'\";,\t\r\nжЯ. ";
    std::vector<std::string> cells;
    std::string want = "1: x";
    for (size_t i = random() % 5 + 1; i > 0; --i) {
      std::string cell;
      for (size_t length = random() % 8; length > 0; --length) {
        const char c = alphabet[random() % alphabet.size()];
        // No halves of letters.
        absl::StrAppend(&cell, static_cast<signed char>(c) < 0
                                   ? std::string("ж")
                                   : std::string(1, c));
      }
      absl::StrAppend(&want, "|", cell);
      cells.push_back(GuardedCell(cell));
    }
    cells.insert(cells.begin(), "x");
    std::string line;
    AppendCsvLine(cells, ';', line);
    EXPECT_THAT(CsvRows(line, Charset::kUtf8), ElementsAre(want)) << seed;
  }
}

}  // namespace
}  // namespace intake::building_list
