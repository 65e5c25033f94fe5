#include "channels/building_list/list_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "channels/building_list/list_fixture.h"
#include "channels/program/durable_file.h"
#include "channels/sdk/fake_server.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::building_list {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kHeader[] = "Адрес;Лицевой счет;Показание\n";

// Accepts what is odd, refuses what is even; the second time, says so.
class ListRunTest : public testing::Test {
 protected:
  ListRunTest()
      : server_([this](const v1::Submission& submission,
                       v1::SubmitReadingResponse& response) {
          return Answer(submission, response);
        }) {}

  grpc::Status Answer(const v1::Submission& submission,
                      v1::SubmitReadingResponse& response) {
    if (submission.account_number() == "0") {
      return sdk::ErrorFromServer(grpc::StatusCode::INVALID_ARGUMENT,
                                  "FIELD_INVALID");
    }
    const bool odd = (submission.account_number().back() - '0') % 2 == 1;
    v1::Receipt& receipt = *response.mutable_receipt();
    receipt.set_outcome(odd ? v1::OUTCOME_ACCEPTED : v1::OUTCOME_REFUSED);
    receipt.set_code(absl::StrCat("c", submission.account_number()));
    if (!odd) receipt.add_findings()->set_text("Счет четный.");
    absl::MutexLock lock(&mutex_);
    response.set_replayed(!seen_.insert(submission.request_id()).second);
    return grpc::Status::OK;
  }

  absl::StatusOr<RunSummary> Run(const std::string& list) {
    options_.path = folder_.Write("list.csv", list);
    options_.answer_path = folder_.path() + "/answer.csv";
    options_.pipe.give_up_after = absl::Seconds(10);
    return RunList(*sdk::Connect({.server = server_.address()}), options_, {});
  }

  std::vector<std::string> AnswerRows() {
    return AllRows(**OpenTable(options_.answer_path, std::nullopt));
  }

  sdk::TemporaryFolder folder_;
  RunOptions options_{.representative = "ivanova",
                      .date = absl::CivilDay(2014, 6, 25)};
  absl::Mutex mutex_;
  std::set<std::string> seen_ ABSL_GUARDED_BY(mutex_);
  sdk::FakeServer server_;
};

TEST_F(ListRunTest, AnswersEveryRowInItsPlace) {
  const auto summary = Run(absl::StrCat("Дом 1\n", kHeader,
                                        "а;1;10\n;;\nб;2;1 000\nв;3;\nг;0;5\n"
                                        "Итого;;15\n"));
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_THAT(summary->results, ElementsAre(1, 0, 0, 1, 1, 1, 2));
  EXPECT_EQ(summary->rows, 6);
  EXPECT_THAT(
      AnswerRows(),
      ElementsAre(
          "1: Дом 1",
          "2: Адрес|Лицевой счет|Показание|Решение|Причина|Что сделать|"
          "Квитанция",
          "3: а|1|10|Принято|||c1", "4: ||||||",
          "5: б|2|1 000|Отказано|Счет четный. Прочитано без пробелов внутри "
          "числа: «1 000» как 1000.||c2",
          "6: в|3||Нет показания|||",
          "7: г|0|5|Не подано|Сервер не принял строку: for FIELD_INVALID.||",
          "8: Итого||15||||"));
}

TEST_F(ListRunTest, ChangesNothingTheSecondTime) {
  const std::string list = absl::StrCat(kHeader, "а;1;10\nб;2;20\n");
  ASSERT_TRUE(Run(list).ok());
  const auto again = Run(list);
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->count(RowResult::kUnchanged), 1);
  EXPECT_EQ(again->count(RowResult::kRefused), 1);
  EXPECT_EQ(server_.submissions()[0].SerializeAsString(),
            server_.submissions()[2].SerializeAsString());
}

TEST_F(ListRunTest, TakesItsCorrectedAnswerAsAList) {
  ASSERT_TRUE(Run(absl::StrCat(kHeader, "=1;00012345671;10\n")).ok());
  std::string answer = *program::ReadFile(options_.answer_path);
  absl::StrAppend(&answer,
                  "\r\nБез показаний за 06.2014\r\nЛицевой счет\r\n7\r\n");
  ASSERT_TRUE(Run(answer).ok());
  const std::vector<v1::Submission> submissions = server_.submissions();
  ASSERT_EQ(submissions.size(), 2u);
  EXPECT_EQ(submissions[0].account_number(), submissions[1].account_number());
  EXPECT_EQ(submissions[0].named().SerializeAsString(),
            submissions[1].named().SerializeAsString());
  EXPECT_NE(submissions[0].request_id(), submissions[1].request_id());
}

TEST_F(ListRunTest, HandsInNothingOfAFileThatIsWrongAnywhere) {
  std::string list = kHeader;
  for (int i = 0; i < 5000; ++i) absl::StrAppend(&list, "а;1;10\n");
  const auto summary = Run(absl::StrCat(list, std::string(9000, 'x')));
  EXPECT_THAT(std::string(summary.status().message()),
              AllOf(HasSubstr("list.csv"), HasSubstr("row 5002")));
  EXPECT_THAT(server_.submissions(), IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(options_.answer_path));
}

TEST_F(ListRunTest, AsksForADateWhereTheListHasNone) {
  options_.date.reset();
  EXPECT_THAT(
      std::string(Run(absl::StrCat(kHeader, "а;1;10\n")).status().message()),
      HasSubstr("neither a date column"));
  EXPECT_TRUE(Run("ЛС;Показание;Дата\n1;10;25.06.2014\n").ok());
}

TEST_F(ListRunTest, SaysWhatIsNoList) {
  EXPECT_THAT(std::string(Run("a;b\n1;2\n").status().message()),
              AllOf(HasSubstr("a | b / 1 | 2"), HasSubstr("Лицевой счет")));
  EXPECT_TRUE(absl::IsInvalidArgument(Run("").status()));
}

TEST_F(ListRunTest, LeavesNoAnswerWhereTheServerGivesUp) {
  options_.pipe.backoff.backoff_max = absl::Milliseconds(5);
  options_.pipe.give_up_after = absl::Milliseconds(50);
  options_.path = folder_.Write("list.csv", absl::StrCat(kHeader, "а;1;10\n"));
  options_.answer_path = folder_.path() + "/answer.csv";
  const auto summary =
      RunList(*sdk::Connect({.server = "127.0.0.1:1"}), options_, {});
  EXPECT_TRUE(absl::IsUnavailable(summary.status())) << summary.status();
  for (const auto& file : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_EQ(file.path().filename(), "list.csv");
  }
}

}  // namespace
}  // namespace intake::building_list
