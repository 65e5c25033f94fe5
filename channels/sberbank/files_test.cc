// The files that this program reads and writes, but for registries.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "channels/program/durable_file.h"
#include "channels/sberbank/csv_line.h"
#include "channels/sberbank/daemon_status.h"
#include "channels/sberbank/incoming.h"
#include "channels/sberbank/ledger.h"
#include "channels/sberbank/receipt_file.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::sberbank {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

TEST(CsvLine, ComesBackAsItWas) {
  std::mt19937 random(1);
  const auto below = [&](unsigned limit) {
    return static_cast<unsigned>(random() % limit);
  };
  for (int round = 0; round < 1000; ++round) {
    std::vector<std::string> fields(1 + below(4));
    for (std::string& field : fields) {
      for (unsigned i = below(6); i > 0; --i) field += ";\"a, Щ"[below(7)];
    }
    EXPECT_EQ(CsvFields(CsvLine(fields)), fields);
  }
}

TEST(CsvLine, IsOneLine) {
  EXPECT_EQ(CsvLine({"a\r\nb", "c;d", "e\"f"}), "a  b;\"c;d\";\"e\"\"f\"");
}

TEST(ReceiptFile, ReadsALineForEachRegistry) {
  const auto lines = ReadReceipt(
      "22.07.2014|01117722.00A|86040111|1|0.00\r\n"
      " 22.07.2014 | 01117722.00B | 86040112 | 25 | 1234.5 \r\n\r\n\x1a");
  ASSERT_TRUE(lines.ok()) << lines.status();
  ASSERT_THAT(*lines, SizeIs(2));
  EXPECT_EQ((*lines)[0].file, "01117722.00A");
  EXPECT_EQ((*lines)[1].agent, "86040112");
  EXPECT_EQ((*lines)[1].lines, 25);
  EXPECT_EQ((*lines)[1].kopecks, 123'450);
}

TEST(ReceiptFile, SaysWhatIsWrong) {
  const struct {
    const char* text;
    const char* message;
  } kCases[] = {
      {"", "в квитанции нет строк"},
      {"\r\n", "в квитанции нет строк"},
      {"1|2|3", "строка 1: полей 3, ожидается 5"},
      {"22.07.2014|a|1|1|0\n32.07.2014|a|1|1|0",
       "строка 2: ожидается дата дд.ММ.гггг"},
      {"22.07.2014||1|1|0", "строка 1: ожидается непустое значение"},
      {"22.07.2014|a|b|1|0", "строка 1: ожидается число из цифр"},
      {"22.07.2014|a|1|-1|0", "строка 1: ожидается число из цифр"},
      {"22.07.2014|a|1|99999999999999999999|0",
       "строка 1: ожидается число строк"},
      {"22.07.2014|a|1|1|0,5", "строка 1: ожидается сумма вида 123.45"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(ReadReceipt(test.text).status().message(), test.message)
        << test.text;
  }
}

TEST(ReceiptFile, IsToldByItsName) {
  EXPECT_TRUE(IsReceiptName("01117722.K0A"));
  EXPECT_TRUE(IsReceiptName("01117722.k0a"));
  EXPECT_FALSE(IsReceiptName("01117722.00A"));
  EXPECT_FALSE(IsReceiptName(".K0A"));
  EXPECT_FALSE(IsReceiptName("K"));
}

TEST(Ledger, RemembersAcrossAStart) {
  const sdk::TemporaryFolder folder;
  const std::string path = folder.path() + "/ledger.csv";
  const LedgerEntry entry{
      .time = "t",
      .name = "имя",
      .digest = "d1",
      .profile = "tula17",
      .outcome = kProcessed,
      .lines = 3,
      .kopecks = 700,
      .orders = {{"1@2014-07-22", {1, 700}}, {"2@2014-07-22", {0, 0}}},
      .stem = "s",
      .receipt_digest = "r"};
  {
    auto ledger = *Ledger::Open(path);
    ASSERT_TRUE(ledger->Append(entry).ok());
    ASSERT_TRUE(
        ledger->Append({.name = "b", .digest = "d2", .outcome = kRefused})
            .ok());
  }
  std::ofstream(path, std::ios::app) << "2014;torn";
  const auto ledger = *Ledger::Open(path);
  ASSERT_THAT(ledger->entries(), SizeIs(2));
  EXPECT_EQ(ledger->ProcessedBytes("d1")->orders.at("1@2014-07-22").kopecks,
            700);
  EXPECT_EQ(ledger->ProcessedName("имя")->receipt_digest, "r");
  EXPECT_EQ(ledger->ProcessedBytes("d2"), nullptr);
  EXPECT_EQ(ledger->ProcessedName("b"), nullptr);
  ASSERT_TRUE(ledger->Append(entry).ok());
  EXPECT_THAT(*program::ReadFile(path), HasSubstr("refused;0;0;;;\nt;имя;"));
}

TEST(Ledger, NamesALineThatIsNone) {
  const sdk::TemporaryFolder folder;
  const std::string path = folder.Write("ledger.csv", "a;b;c\n");
  EXPECT_THAT(std::string(Ledger::Open(path).status().message()),
              HasSubstr("ledger.csv:1: not a line of a ledger"));
}

TEST(DaemonStatus, ComesBackAsItWas) {
  const DaemonStatus status{.written_at = absl::FromUnixSeconds(1405936800),
                            .file = "имя",
                            .rows_done = 5,
                            .rows_total = 10,
                            .working_for = absl::Milliseconds(1500),
                            .trouble = "away",
                            .waiting = {{"b", "why"}},
                            .waiting_count = 7,
                            .results = {{"c", "processed", 3, "t"}}};
  const auto back = StatusFromJson(StatusJson(status));
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(StatusJson(*back), StatusJson(status));
}

TEST(DaemonStatus, IsNothingElse) {
  for (const char* text : {"", "{}", "[]", "5", "{\"written_at\":5}",
                           "{\"written_at\":\"yesterday\"}"}) {
    EXPECT_FALSE(StatusFromJson(text).ok()) << text;
  }
  EXPECT_TRUE(StatusFromJson("{\"written_at\":\"2014-07-21T10:00:00Z\","
                             "\"waiting\":5,\"results\":[7]}")
                  .ok());
}

TEST(MatchesMask, KnowsStarsAndQuestionMarks) {
  const struct {
    const char* name;
    const char* mask;
    bool matches;
  } kCases[] = {
      {"01117722.00A", "*.0??", true},
      {"01117722.00a", "*.0?A", true},
      {"01117722.K0A", "*.0??", false},
      {"01117722.00AB", "*.0??", false},
      {"a.0bc.0de", "*.0??", true},
      {"", "*", true},
      {"", "", true},
      {"a", "", false},
      {"", "?", false},
      {"abc", "a*c", true},
      {"abcd", "a*c", false},
      {"aXbXc", "*X*X*", true},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(MatchesMask(test.name, test.mask), test.matches)
        << test.name << " " << test.mask;
  }
}

}  // namespace
}  // namespace intake::sberbank
