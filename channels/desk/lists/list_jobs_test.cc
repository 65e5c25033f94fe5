#include "channels/desk/lists/list_jobs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <limits>

#include "absl/strings/str_cat.h"
#include "channels/desk/lists/row_correction.h"
#include "channels/desk/lists/row_log.h"
#include "channels/program/durable_file.h"
#include "channels/sdk/fake_server.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/sdk/temporary_folder.h"

namespace intake::desk {
namespace {

using building_list::RowResult;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr absl::Duration kPatience = absl::Seconds(30);
constexpr char kList[] =
    "Лицевой счет;Показание\n11;10\n12;20\n13;\n14;4O\nИтого;30\n";

// Accepts odd accounts and refuses even ones; away while it is told to be.
class ListJobsTest : public testing::Test {
 protected:
  ListJobsTest()
      : server_([this](const v1::Submission& submission,
                       v1::SubmitReadingResponse& response) {
          absl::MutexLock lock(&mutex_);
          if (away_) return grpc::Status(grpc::StatusCode::UNAVAILABLE, "away");
          v1::Receipt& receipt = *response.mutable_receipt();
          const bool odd = (submission.account_number().back() - '0') % 2 == 1;
          receipt.set_outcome(odd ? v1::OUTCOME_ACCEPTED : v1::OUTCOME_REFUSED);
          receipt.set_code(absl::StrCat("c", submission.account_number()));
          if (!odd) receipt.add_findings()->set_text("Счет четный.");
          return grpc::Status::OK;
        }) {}

  std::unique_ptr<ListJobs> Open() {
    return std::make_unique<ListJobs>(folder_.path() + "/lists", channel_);
  }
  static ListState May() {
    return {.file_name = "may.csv",
            .representative = "ivanova",
            .date = absl::CivilDay(2014, 6, 25),
            .agent = "clerk1"};
  }
  void SetAway(bool away) {
    absl::MutexLock lock(&mutex_);
    away_ = away;
  }
  // `number result` of each row.
  static std::vector<std::string> Rows(const ListJobs& jobs,
                                       const std::string& id) {
    const auto log = program::ReadFile(jobs.RowsPath(id));
    EXPECT_TRUE(log.ok()) << log.status();
    const auto page = ReadRowLog(
        *log, [](RowResult) { return true; }, 0,
        std::numeric_limits<size_t>::max());
    std::vector<std::string> rows;
    for (const LoggedRow& row : page->rows) {
      rows.push_back(
          absl::StrCat(row.number, " ", building_list::CellsOf(row.answer)[0]));
    }
    return rows;
  }

  sdk::TemporaryFolder folder_;
  absl::Mutex mutex_;
  bool away_ ABSL_GUARDED_BY(mutex_) = false;
  sdk::FakeServer server_;
  std::shared_ptr<sdk::Connection> channel_ =
      *sdk::Connect({.server = server_.address()});
};

TEST_F(ListJobsTest, HandsInEveryRowAndKeepsItsOutcome) {
  const auto jobs = Open();
  const auto id = jobs->Add(May(), kList, /*hands_in=*/true);
  ASSERT_TRUE(id.ok()) << id.status();
  const auto list = jobs->Await(*id, kPatience);
  EXPECT_EQ(list->stage, ListStage::kHandedIn) << list->failure;
  EXPECT_EQ(list->rows, 5);
  EXPECT_THAT(list->results, ElementsAre(1, 0, 0, 2, 0, 1, 1));
  EXPECT_THAT(Rows(*jobs, *id),
              ElementsAre("2 Принято", "3 Отказано", "4 Нет показания",
                          "5 Отказано", "6 "));
  EXPECT_THAT(*program::ReadFile(jobs->AnswerPath(*list)),
              HasSubstr("Счет четный."));
  const v1::Evidence evidence = server_.submissions().at(0).evidence();
  EXPECT_EQ(evidence.agent(), "ivanova");
  EXPECT_EQ(evidence.source(), "may.csv row 2 by clerk1");
}

TEST_F(ListJobsTest, HandsInTheSameFileOnceHoweverOftenItComes) {
  const auto jobs = Open();
  const std::string id = *jobs->Add(May(), kList, /*hands_in=*/true);
  ListState again = May();
  again.file_name = "copy.csv";
  EXPECT_EQ(*jobs->Add(again, kList, /*hands_in=*/true), id);
  jobs->Await(id, kPatience);
  EXPECT_EQ(*jobs->Add(again, kList, /*hands_in=*/true), id);
  jobs->Await(id, kPatience);
  EXPECT_EQ(jobs->Find(id)->file_name, "may.csv");
  EXPECT_EQ(server_.submissions().size(), 3);
  // Another day's, another person's and another content's are others.
  ListState other_day = May();
  other_day.date = absl::CivilDay(2014, 6, 26);
  ListState other_person = May();
  other_person.representative = "petrova";
  EXPECT_NE(*jobs->Add(other_day, kList, false), id);
  EXPECT_NE(*jobs->Add(other_person, kList, false), id);
  EXPECT_NE(*jobs->Add(May(), absl::StrCat(kList, "15;1\n"), false), id);
  EXPECT_EQ(jobs->All().size(), 4);
}

TEST_F(ListJobsTest, ChecksFirstAndHandsInWhenTold) {
  const auto jobs = Open();
  const std::string id = *jobs->Add(May(), kList, /*hands_in=*/false);
  EXPECT_EQ(jobs->Await(id, kPatience)->stage, ListStage::kChecked);
  ASSERT_TRUE(jobs->HandIn(id, "clerk2").ok());
  ASSERT_TRUE(jobs->HandIn(id, "clerk3").ok());
  const auto list = jobs->Await(id, kPatience);
  EXPECT_EQ(list->stage, ListStage::kHandedIn) << list->failure;
  EXPECT_EQ(list->agent, "clerk2");
  EXPECT_EQ(jobs->HandIn("nothing", "clerk1").code(),
            absl::StatusCode::kNotFound);
}

TEST_F(ListJobsTest, SaysWhatIsNoListInItsOwnersWords) {
  const auto jobs = Open();
  const std::string id = *jobs->Add(May(), "a;b\n1;2\n", /*hands_in=*/true);
  const auto list = jobs->Await(id, kPatience);
  EXPECT_EQ(list->stage, ListStage::kFailed);
  EXPECT_THAT(list->failure,
              AllOf(StartsWith("may.csv: "), Not(HasSubstr(folder_.path()))));
  EXPECT_THAT(server_.submissions(), IsEmpty());
}

TEST_F(ListJobsTest, GoesOnAfterARestartWithWhatWasUnderWay) {
  SetAway(true);
  std::string id;
  {
    const auto jobs = Open();
    id = *jobs->Add(May(), kList, /*hands_in=*/true);
    EXPECT_TRUE(jobs->Await(id, absl::Milliseconds(50))->is_running());
  }
  SetAway(false);
  {
    const auto jobs = Open();
    EXPECT_EQ(jobs->Await(id, kPatience)->stage, ListStage::kHandedIn);
  }
  const size_t sent = server_.submissions().size();
  const auto jobs = Open();
  EXPECT_EQ(jobs->Find(id)->results[0], 1);
  EXPECT_EQ(Rows(*jobs, id).size(), 5);
  EXPECT_EQ(server_.submissions().size(), sent);
}

TEST_F(ListJobsTest, LeavesAloneWhatItDoesNotKnow) {
  std::filesystem::create_directories(folder_.path() + "/lists/0d5a");
  folder_.Write("lists/0d5a/state", "intake-desk-list 9\n");
  EXPECT_THAT(Open()->All(), IsEmpty());
  EXPECT_TRUE(std::filesystem::exists(folder_.path() + "/lists/0d5a/state"));
}

TEST_F(ListJobsTest, CorrectsOneRowAndNoOther) {
  const auto jobs = Open();
  const std::string id = *jobs->Add(May(), kList, /*hands_in=*/true);
  const ListState list = *jobs->Await(id, kPatience);
  const std::string path = jobs->FilePath(list);
  const auto row = FindRow(path, 3);
  ASSERT_TRUE(row.ok()) << row.status();
  EXPECT_THAT(row->titles, ElementsAre("Лицевой счет", "Показание"));
  EXPECT_THAT(row->cells, ElementsAre("12", "20"));
  EXPECT_EQ(FindRow(path, 99).status().code(), absl::StatusCode::kNotFound);

  const size_t before = server_.submissions().size();
  const auto correct = [&](const std::vector<std::string>& cells) {
    return *CorrectRow(*channel_, list, path, 3, cells, "clerk2");
  };
  EXPECT_EQ(correct({"13", "20"}).answer.result, RowResult::kAccepted);
  correct({"13", "20"});
  correct({"13", "21"});
  EXPECT_EQ(correct({"", "21"}).answer.result, RowResult::kNotSent);
  const auto sent = server_.submissions();
  ASSERT_EQ(sent.size(), before + 3);
  EXPECT_EQ(sent[before].request_id(), sent[before + 1].request_id());
  EXPECT_NE(sent[before].request_id(), sent[before + 2].request_id());
  EXPECT_NE(sent[before].request_id(), sent[1].request_id());
  EXPECT_EQ(sent[before].account_number(), "13");
  EXPECT_EQ(sent[before].reading_date(), "2014-06-25");
  EXPECT_EQ(sent[before].evidence().source(), "may.csv row 3 by clerk2");
}

TEST_F(ListJobsTest, RemembersTheLastCorrectionOfEachRow) {
  const std::string path = folder_.path() + "/corrections";
  EXPECT_THAT(ReadCorrections(path), IsEmpty());
  LoggedRow row{.number = 3, .answer = {.receipt = "A"}, .cells = {"1"}};
  ASSERT_TRUE(AddCorrection(path, row).ok());
  row.answer.receipt = "B";
  ASSERT_TRUE(AddCorrection(path, row).ok());
  row.number = 2;
  ASSERT_TRUE(AddCorrection(path, row).ok());
  const auto corrections = ReadCorrections(path);
  EXPECT_EQ(corrections.size(), 2);
  EXPECT_EQ(corrections.at(3).answer.receipt, "B");
}

}  // namespace
}  // namespace intake::desk
