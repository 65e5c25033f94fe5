#include "channels/sdk/submission_pipe.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/sdk/fake_server.h"
#include "channels/sdk/grpc_connection.h"
#include "channels/sdk/status.h"

namespace intake::sdk {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

v1::Submission Numbered(int number) {
  v1::Submission submission;
  submission.set_request_id(absl::StrCat("row ", number));
  return submission;
}

// Answers every submission with its own request id as the code.
grpc::Status Echo(const v1::Submission& submission,
                  v1::SubmitReadingResponse& response) {
  response.mutable_receipt()->set_code(submission.request_id());
  return grpc::Status::OK;
}

std::vector<std::string> CodesUpTo(int count) {
  std::vector<std::string> codes;
  for (int i = 1; i <= count; ++i) codes.push_back(absl::StrCat("row ", i));
  return codes;
}

// A source of numbered submissions, and what became of each.
struct Ends {
  explicit Ends(int rows) : left(rows) {
    ends.next = [this]() -> absl::StatusOr<std::optional<v1::Submission>> {
      if (left == 0)
        return source_end.ok()
                   ? absl::StatusOr<std::optional<v1::Submission>>(std::nullopt)
                   : source_end;
      --left;
      return Numbered(++taken);
    };
    ends.answered = [this](const v1::Submission& submission,
                           const auto& result) {
      EXPECT_EQ(submission.request_id(),
                absl::StrCat("row ", answers.size() + 1));
      answers.push_back(result.ok() ? result->receipt().code()
                                    : ReasonOf(result.status()));
      return answer_end;
    };
    ends.interrupted = [this](const absl::Status&) { ++interruptions; };
  }

  int left;
  int taken = 0;
  absl::Status source_end;
  absl::Status answer_end;
  std::vector<std::string> answers;
  int interruptions = 0;
  PipeEnds ends;
};

PipeOptions Quick() {
  return {.unanswered_max = 7,
          .backoff = {.backoff_first = absl::Milliseconds(1),
                      .backoff_max = absl::Milliseconds(5)},
          .give_up_after = absl::Seconds(20)};
}

std::shared_ptr<Connection> ConnectedTo(const FakeServer& server) {
  return *Connect({.server = server.address()});
}

TEST(SubmissionPipe, AnswersEveryRowInOrder) {
  const FakeServer server(Echo);
  for (const int rows : {0, 1, 7, 8, 1000}) {
    Ends ends(rows);
    EXPECT_TRUE(SubmitAll(*ConnectedTo(server), ends.ends, Quick()).ok());
    EXPECT_EQ(ends.answers, CodesUpTo(rows));
  }
}

TEST(SubmissionPipe, TakesSeveralAnswersFromOneMessage) {
  FakeServer server(Echo);
  server.JoinAnswers(Quick().unanswered_max);
  Ends ends(70);
  EXPECT_TRUE(SubmitAll(*ConnectedTo(server), ends.ends, Quick()).ok());
  EXPECT_EQ(ends.answers, CodesUpTo(70));
}

TEST(SubmissionPipe, GoesOnOverAStreamThatBreaksAgainAndAgain) {
  std::atomic<int> calls = 0;
  const FakeServer server(
      [&](const v1::Submission& submission, v1::SubmitReadingResponse& answer) {
        if (++calls % 11 == 0) {
          return grpc::Status(grpc::StatusCode::UNAVAILABLE, "broken");
        }
        return Echo(submission, answer);
      });
  Ends ends(200);
  EXPECT_TRUE(SubmitAll(*ConnectedTo(server), ends.ends, Quick()).ok());
  EXPECT_EQ(ends.answers, CodesUpTo(200));
  EXPECT_GT(ends.interruptions, 5);
}

TEST(SubmissionPipe, SendsARowAgainThatCouldNotBeStoredNow) {
  std::atomic<bool> full = true;
  const FakeServer server(
      [&](const v1::Submission& submission, v1::SubmitReadingResponse& answer) {
        if (submission.request_id() == "row 3" && full.exchange(false)) {
          return ErrorFromServer(grpc::StatusCode::RESOURCE_EXHAUSTED,
                                 "QUEUE_FULL", /*retry_seconds=*/0);
        }
        return Echo(submission, answer);
      });
  Ends ends(5);
  EXPECT_TRUE(SubmitAll(*ConnectedTo(server), ends.ends, Quick()).ok());
  EXPECT_EQ(ends.answers, CodesUpTo(5));
}

TEST(SubmissionPipe, GivesTheOwnerTheErrorOfARowThatIsWrongForEver) {
  const FakeServer server(
      [](const v1::Submission& submission, v1::SubmitReadingResponse& answer) {
        if (submission.request_id() == "row 2") {
          return ErrorFromServer(grpc::StatusCode::INVALID_ARGUMENT,
                                 "FIELD_INVALID");
        }
        return Echo(submission, answer);
      });
  Ends ends(3);
  EXPECT_TRUE(SubmitAll(*ConnectedTo(server), ends.ends, Quick()).ok());
  EXPECT_THAT(ends.answers, ElementsAre("row 1", "FIELD_INVALID", "row 3"));
}

TEST(SubmissionPipe, EndsWithTheSourcesErrorOnceAllBeforeItIsAnswered) {
  const FakeServer server(Echo);
  Ends ends(20);
  ends.source_end = absl::DataLossError("the file ends in the middle");
  EXPECT_EQ(SubmitAll(*ConnectedTo(server), ends.ends, Quick()),
            ends.source_end);
  EXPECT_EQ(ends.answers, CodesUpTo(20));
}

TEST(SubmissionPipe, EndsAtOnceWithTheOwnersError) {
  const FakeServer server(Echo);
  Ends ends(20);
  ends.answer_end = absl::ResourceExhaustedError("the disk is full");
  EXPECT_EQ(SubmitAll(*ConnectedTo(server), ends.ends, Quick()),
            ends.answer_end);
  EXPECT_THAT(ends.answers, ElementsAre("row 1"));
}

TEST(SubmissionPipe, EndsWhereResendingDoesNotHelp) {
  const FakeServer server([](const auto&, auto&) {
    return grpc::Status(grpc::StatusCode::PERMISSION_DENIED, "not yours");
  });
  Ends ends(3);
  EXPECT_TRUE(absl::IsPermissionDenied(
      SubmitAll(*ConnectedTo(server), ends.ends, Quick())));
}

TEST(SubmissionPipe, GivesUpOnAServerThatStaysAway) {
  const auto connection = *Connect({.server = "unix:/nowhere/at/all"});
  PipeOptions options = Quick();
  options.give_up_after = absl::Milliseconds(200);
  Ends ends(3);
  EXPECT_TRUE(absl::IsUnavailable(SubmitAll(*connection, ends.ends, options)));
  EXPECT_THAT(ends.answers, IsEmpty());
}

TEST(SubmissionPipe, FinishesWhatIsUnderWayWhenToldToStop) {
  const FakeServer server(Echo);
  absl::Notification stop;
  PipeOptions options = Quick();
  options.stop = &stop;
  Ends ends(1'000'000);
  ends.ends.answered = [&, answered = ends.ends.answered](
                           const v1::Submission& submission,
                           const auto& result) {
    if (ends.answers.size() == 30) stop.Notify();
    return answered(submission, result);
  };
  EXPECT_TRUE(
      absl::IsCancelled(SubmitAll(*ConnectedTo(server), ends.ends, options)));
  EXPECT_EQ(ends.answers.size(), static_cast<size_t>(ends.taken));
}

TEST(SubmissionPipe, StopsThoughTheServerIsAway) {
  const auto connection = *Connect({.server = "unix:/nowhere/at/all"});
  absl::Notification stop;
  PipeOptions options = Quick();
  options.stop = &stop;
  Ends ends(3);
  ends.ends.interrupted = [&](const absl::Status&) {
    if (++ends.interruptions == 3) stop.Notify();
  };
  EXPECT_TRUE(absl::IsCancelled(SubmitAll(*connection, ends.ends, options)));
  EXPECT_EQ(ends.interruptions, 3);
}

}  // namespace
}  // namespace intake::sdk
