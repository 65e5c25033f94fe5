#include "channels/desk/lists/list_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "channels/desk/lists/row_log.h"

namespace intake::desk {
namespace {

using building_list::RowResult;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

ListState HandedIn() {
  return {.id = "0d5a",
          .file_name = "май \"1\"\n.csv",
          .representative = "ivanova",
          .date = absl::CivilDay(2014, 6, 25),
          .agent = "clerk1",
          .uploaded_at = absl::FromUnixMicros(1'403'700'000'000'001),
          .stage = ListStage::kHandedIn,
          .rows = 7,
          .results = {3, 0, 1, 1, 0, 0, 2}};
}

TEST(ListState, IsReadAsItWasWritten) {
  ListState failed = HandedIn();
  failed.stage = ListStage::kFailed;
  failed.failure = "line\t1\r\nis \\ broken";
  failed.date.reset();
  for (const ListState& state : {HandedIn(), failed}) {
    const std::string text = ListStateText(state);
    const auto read = ParseListState(text);
    ASSERT_TRUE(read.ok()) << read.status() << "\n" << text;
    EXPECT_EQ(ListStateText(*read), text);
    EXPECT_EQ(read->file_name, state.file_name);
    EXPECT_EQ(read->date, state.date);
    EXPECT_EQ(read->stage, state.stage);
    EXPECT_EQ(read->failure, state.failure);
    EXPECT_EQ(read->results, state.results);
  }
}

TEST(ListState, ThatIsBrokenIsRefused) {
  const std::string text = ListStateText(HandedIn());
  for (size_t size = 0; size + 1 < text.rfind(' '); ++size) {
    EXPECT_FALSE(ParseListState(text.substr(0, size)).ok()) << size;
  }
  const auto error = [&](absl::string_view from, absl::string_view to) {
    return std::string(ParseListState(absl::StrReplaceAll(text, {{from, to}}))
                           .status()
                           .message());
  };
  EXPECT_THAT(error("agent", "agents"), HasSubstr("line 6 is broken"));
  EXPECT_THAT(error("list 1", "list 2"), HasSubstr("want version 1"));
  EXPECT_THAT(error("2014-06-25", "2014-06-31"), HasSubstr("date"));
  EXPECT_THAT(error("stage 3", "stage 5"), HasSubstr("numbers"));
  EXPECT_THAT(error("3 0 1", "3 1"), HasSubstr("numbers"));
}

LoggedRow Logged(int64_t number, RowResult result) {
  return {.number = number,
          .answer = {.result = result,
                     .reason = "Счет\tчетный.",
                     .action = "",
                     .receipt = absl::StrCat("R", number)},
          .cells = {"кв. 5", "", "a\nb"}};
}

TEST(RowLog, GivesThePageThatIsWanted) {
  std::string log;
  for (int i = 1; i <= 10; ++i) {
    log += RowLogLine(
        Logged(i, i % 2 == 0 ? RowResult::kRefused : RowResult::kAccepted));
  }
  const auto page = ReadRowLog(log, &NeedsCare, 1, 2);
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->wanted, 5);
  ASSERT_EQ(page->rows.size(), 2);
  EXPECT_EQ(page->rows[0].number, 4);
  EXPECT_EQ(page->rows[1].number, 6);
  EXPECT_EQ(page->rows[0].answer.reason, "Счет\tчетный.");
  EXPECT_EQ(page->rows[0].answer.receipt, "R4");
  EXPECT_THAT(page->rows[0].cells, ElementsAre("кв. 5", "", "a\nb"));
  EXPECT_TRUE(ReadRowLog("", &NeedsCare, 0, 5)->rows.empty());
}

TEST(RowLog, ThatIsBrokenIsRefused) {
  const std::string line = RowLogLine(Logged(1, RowResult::kHeld));
  for (const std::string& broken :
       {std::string("1\n"), std::string("x\t1\t\t\t\n"),
        std::string("1\t7\t\t\t\n"), std::string("1\t-1\t\t\t\n"),
        std::string("1\t1\t\\q\t\t\n"), line + line.substr(0, 4)}) {
    EXPECT_FALSE(ReadRowLog(broken, &NeedsCare, 0, 5).ok()) << broken;
  }
}

}  // namespace
}  // namespace intake::desk
