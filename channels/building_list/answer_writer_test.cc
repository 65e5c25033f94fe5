#include "channels/building_list/answer_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "channels/building_list/list_fixture.h"
#include "channels/program/durable_file.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::building_list {
namespace {

using ::testing::AnyOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<Row>& Rows() {
  static const auto* const kRows = new std::vector<Row>{
      {.number = 1, .cells = {{.text = "ЛС"}, {.text = "Показание"}}},
      {.number = 2,
       .cells = {{.text = "0012345678"},
                 {.text = "12389.5", .kind = CellKind::kNumber},
                 {.text = "25.06.2014", .kind = CellKind::kDay}}},
      {.number = 3,
       .cells = {{.text = "400123456789", .kind = CellKind::kNumber},
                 {.text = "=1+1"},
                 {.text = "а\r\n\"б\";в"}}},
  };
  return *kRows;
}

class AnswerWriterTest : public testing::TestWithParam<const char*> {
 protected:
  sdk::TemporaryFolder folder_;
  const std::string path_ =
      absl::StrCat(folder_.path(), "/list.answer.", GetParam());
};

TEST_P(AnswerWriterTest, IsReadAsItWasWritten) {
  auto answer = CreateAnswer(path_);
  ASSERT_TRUE(answer.ok());
  ASSERT_TRUE((*answer)->WriteTitles(Rows()[0]).ok());
  ASSERT_TRUE((*answer)->WriteRow(Rows()[1]).ok());
  ASSERT_TRUE((*answer)->WriteRow(Rows()[2]).ok());
  ASSERT_TRUE((*answer)->Finish().ok());
  EXPECT_THAT(AllRows(**OpenTable(path_, std::nullopt)),
              ElementsAre("1: ЛС|Показание", "2: 0012345678|12389.5|25.06.2014",
                          AnyOf("3: 400123456789|=1+1|а\r\n\"б\";в",
                                "3: 400123456789|=1+1|а\n\"б\";в")));
}

TEST_P(AnswerWriterTest, LeavesNothingUnlessItIsFinished) {
  const std::string former = folder_.Write(
      std::filesystem::path(path_).filename().string(), "of yesterday");
  {
    auto answer = CreateAnswer(path_);
    ASSERT_TRUE(answer.ok());
    ASSERT_TRUE((*answer)->WriteRow(Rows()[0]).ok());
    ASSERT_TRUE((*answer)->BeginMissing().ok());
  }
  EXPECT_EQ(*program::ReadFile(path_), "of yesterday");
  EXPECT_FALSE(std::filesystem::exists(path_ + ".part"));
}

TEST_P(AnswerWriterTest, SaysWhereNoFileCanBeMade) {
  const auto answer =
      CreateAnswer(absl::StrCat("/nowhere/answer.", GetParam()));
  EXPECT_THAT(std::string(answer.status().message()), HasSubstr("/nowhere"));
}

INSTANTIATE_TEST_SUITE_P(Formats, AnswerWriterTest,
                         testing::Values("csv", "xlsx"),
                         [](const auto& format) {
                           return std::string(format.param);
                         });

}  // namespace
}  // namespace intake::building_list
