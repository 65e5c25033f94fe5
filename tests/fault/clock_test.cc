// A server whose clock jumps: back, years ahead, over a change of the zone's
// offset and over a leap day. What it judges meanwhile it judges by the clock
// it has; what was answered stays as it was, and once the clock is right again
// everything is as if it had never been wrong.

#include <iostream>
#include <memory>
#include <string>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "intake/v1/intake_service.grpc.pb.h"
#include "tests/fault/health.h"
#include "tests/fault/server_world.h"
#include "tests/fault/shifted_clock.h"
#include "tests/fault/wire.h"

namespace intake::testing {
namespace {

using ::testing::Contains;
using ::testing::Property;

constexpr int kAccounts = 6;
constexpr size_t kQuietAccounts = 3;
constexpr size_t kAnswersBetween = 100;
constexpr absl::Duration kPatience = absl::Seconds(60);
constexpr absl::Duration kTenYears = absl::Hours(24 * 3653);

using Stream = grpc::ClientReaderWriter<v1::StreamReadingsRequest,
                                        v1::StreamReadingsResponse>;

class ClockTest : public ::testing::Test {
 protected:
  ClockTest() {
    absl::StatusOr<std::unique_ptr<ShiftedClock>> clock =
        ShiftedClock::Open(world_.File("clock"));
    EXPECT_TRUE(clock.ok()) << clock.status();
    clock_ = *std::move(clock);
    world_.SetUp(kFaultyServer, {"--clock", world_.File("clock")});
    intake_ = v1::IntakeService::NewStub(Connect(world_.address()));
  }

  // For a quiet account.
  v1::Submission Numbered(const std::string& request_id, size_t account,
                          const std::string& value) {
    v1::Submission submission;
    submission.set_request_id(request_id);
    submission.set_account_number(world_.accounts()[account]);
    submission.mutable_ordered()->add_values(value);
    return submission;
  }

  v1::SubmitReadingResponse Submit(const v1::Submission& submission) {
    v1::SubmitReadingRequest request;
    *request.mutable_submission() = submission;
    world_.history().NoteSent(submission.request_id(),
                              submission.account_number(),
                              submission.ordered().values(0));
    v1::SubmitReadingResponse response;
    const grpc::Status status =
        Call(*intake_, &v1::IntakeService::Stub::SubmitReading,
             world_.channel_key(), request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  static absl::Time Moment(const char* text) {
    absl::Time moment;
    std::string error;
    EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &moment, &error))
        << error;
    return moment;
  }

  ServerWorld world_{kAccounts};
  std::unique_ptr<ShiftedClock> clock_;
  std::unique_ptr<v1::IntakeService::Stub> intake_;
};

TEST_F(ClockTest, JumpsChangeNothingThatWasAnswered) {
  const std::unique_ptr<Load> load = world_.StartLoad(kQuietAccounts);
  // One stream that lives through everything.
  grpc::ClientContext context;
  Prepare(world_.channel_key(), absl::Minutes(10), context);
  const std::unique_ptr<Stream> stream = intake_->StreamReadings(&context);
  int jumps = 0;
  const auto live_on = [&] {
    world_.AwaitAnswers(kAnswersBetween);
    v1::StreamReadingsRequest request;
    *request.mutable_submission() = Numbered("stream-" + std::to_string(jumps),
                                             0, std::to_string(1000 + jumps));
    ++jumps;
    const v1::Submission& sent = request.submission();
    world_.history().NoteSent(sent.request_id(), sent.account_number(),
                              sent.ordered().values(0));
    v1::StreamReadingsResponse response;
    ASSERT_TRUE(stream->Write(request) && stream->Read(&response));
    ASSERT_TRUE(response.result().has_response());
    const v1::SubmitReadingResponse& answer = response.result().response();
    world_.history().NoteAnswer(sent.request_id(),
                                answer.receipt().SerializeAsString(),
                                answer.replayed());
    EXPECT_TRUE(TurnsServing(world_.address(), kPatience));
  };
  for (const absl::Duration jump :
       {absl::Hours(-1), absl::Hours(-24), kTenYears, -kTenYears}) {
    clock_->SetOffset(jump);
    live_on();
    clock_->SetOffset(absl::ZeroDuration());
    live_on();
  }
  // The zone's offset changes, and a leap day begins and ends, within a second.
  for (const char* moment :
       {"2010-10-31T02:59:59.5+04:00", "2011-03-27T01:59:59.5+03:00",
        "2016-02-28T23:59:59.5+04:00", "2016-02-29T23:59:59.5+04:00"}) {
    clock_->SetNow(Moment(moment));
    live_on();
    absl::SleepFor(absl::Milliseconds(600));
    live_on();
  }
  clock_->SetOffset(absl::ZeroDuration());
  live_on();
  stream->WritesDone();
  EXPECT_TRUE(stream->Finish().ok());
  load->Stop();

  Verdict verdict = world_.Check();
  std::cout << jumps << " moments, " << verdict << "\n";
  EXPECT_TRUE(verdict.Exact());
  // What was written under a wrong clock is read again.
  EXPECT_EQ(world_.server().Terminate(), 0);
  ASSERT_EQ(world_.Start(), absl::OkStatus());
  verdict = world_.Check();
  EXPECT_TRUE(verdict.Exact()) << verdict;
}

TEST_F(ClockTest, DatesAndPeriodsFollowTheClock) {
  const struct {
    const char* now;
    const char* date;
    const char* period;
  } kDays[] = {
      {"2016-02-28T23:59:00+04:00", "2016-02-28", "2016-03"},
      {"2016-02-29T00:01:00+04:00", "2016-02-29", "2016-03"},
      {"2016-03-01T00:01:00+04:00", "2016-03-01", "2016-03"},
      {"2036-02-20T12:00:00+04:00", "2036-02-20", "2036-02"},
      // Back again; the hour is another one, the day is not.
      {"2016-02-25T23:59:00+04:00", "2016-02-25", "2016-02"},
      {"2010-10-31T02:30:00+04:00", "2010-10-31", "2010-11"},
      {"2010-10-31T02:30:00+03:00", "2010-10-31", "2010-11"},
  };
  int number = 0;
  for (const auto& day : kDays) {
    clock_->SetNow(Moment(day.now));
    const v1::SubmitReadingResponse answer = Submit(Numbered(
        "day-" + std::to_string(number), 1, std::to_string(100 + number)));
    ++number;
    EXPECT_EQ(answer.receipt().reading_date(), day.date) << day.now;
    EXPECT_EQ(answer.receipt().period(), day.period) << day.now;
  }
}

TEST_F(ClockTest, RepeatsAreKnownByTheirKeyAtAnyTimeAndByContentForTenMinutes) {
  const v1::Submission first = Numbered("first", 2, "100");
  const v1::SubmitReadingResponse answer = Submit(first);
  EXPECT_FALSE(answer.replayed());
  const auto content = [&](const char* request_id) {
    return Submit(Numbered(request_id, 2, "100"));
  };
  for (const absl::Duration jump :
       {absl::Hours(-1), absl::Hours(-24), kTenYears}) {
    clock_->SetOffset(jump);
    const v1::SubmitReadingResponse again = Submit(first);
    EXPECT_TRUE(again.replayed());
    EXPECT_EQ(again.receipt().SerializeAsString(),
              answer.receipt().SerializeAsString());
  }
  clock_->SetOffset(absl::Hours(-1));
  const v1::SubmitReadingResponse long_before = content("second");
  EXPECT_FALSE(long_before.replayed());
  EXPECT_NE(long_before.receipt().code(), answer.receipt().code());
  clock_->SetOffset(absl::ZeroDuration());
  EXPECT_TRUE(content("third").replayed());
}

TEST_F(ClockTest, AClockThatWasAheadLeavesNothingBehindThatStopsACustomer) {
  clock_->SetOffset(kTenYears);
  EXPECT_EQ(Submit(Numbered("ahead", 1, "500")).receipt().outcome(),
            v1::OUTCOME_ACCEPTED);
  clock_->SetOffset(absl::ZeroDuration());
  // Below what the dial is said to show in ten years: plausible.
  EXPECT_EQ(Submit(Numbered("now", 1, "400")).receipt().outcome(),
            v1::OUTCOME_ACCEPTED);
  // Above it: somebody has to look, and nothing is lost.
  const v1::Receipt above = Submit(Numbered("more", 1, "600")).receipt();
  EXPECT_EQ(above.outcome(), v1::OUTCOME_HELD);
  EXPECT_THAT(above.findings(),
              Contains(Property(&v1::Finding::rule, "GREATER_THAN_NEXT")));
}

}  // namespace
}  // namespace intake::testing
