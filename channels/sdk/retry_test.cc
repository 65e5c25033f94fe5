#include "channels/sdk/retry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "channels/sdk/fake_clock.h"
#include "channels/sdk/status.h"
#include "google/rpc/error_details.pb.h"

namespace intake::sdk {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::SizeIs;

absl::Status WithRetryAfter(absl::StatusCode code, int seconds) {
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(code));
  google::rpc::RetryInfo info;
  info.mutable_retry_delay()->set_seconds(seconds);
  proto.add_details()->PackFrom(info);
  return StatusFromProto(proto);
}

absl::Status WithReason(absl::StatusCode code, const std::string& reason) {
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(code));
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  proto.add_details()->PackFrom(info);
  return StatusFromProto(proto);
}

// A server that fails as it is told, then succeeds. Each call takes `takes`.
class Script {
 public:
  explicit Script(FakeClock& clock, std::vector<absl::Status> failures,
                  absl::Duration takes = absl::ZeroDuration())
      : clock_(clock), failures_(std::move(failures)), takes_(takes) {}

  absl::StatusOr<int> operator()(absl::Duration timeout) {
    timeouts_.push_back(timeout);
    clock_.Advance(std::min(takes_, timeout));
    const size_t call = timeouts_.size();
    if (call <= failures_.size()) return failures_[call - 1];
    return static_cast<int>(call);
  }
  const std::vector<absl::Duration>& timeouts() const { return timeouts_; }

 private:
  FakeClock& clock_;
  const std::vector<absl::Status> failures_;
  const absl::Duration takes_;
  std::vector<absl::Duration> timeouts_;
};

absl::StatusOr<int> RunScript(const RetryPolicy& policy, FakeClock& clock,
                              Script& script) {
  Retrier retrier(policy, clock);
  return retrier.Run([&](absl::Duration timeout) { return script(timeout); });
}

TEST(Retry, DoesNotWaitBeforeTheFirstAttempt) {
  FakeClock clock;
  Script script(clock, {});
  EXPECT_EQ(RunScript({}, clock, script).value(), 1);
  EXPECT_THAT(clock.sleeps(), IsEmpty());
}

TEST(Retry, ResendsWhatIsTransientAndNothingElse) {
  const struct {
    absl::Status error;
    bool resent;
  } kCases[] = {
      {absl::UnavailableError(""), true},
      {absl::DeadlineExceededError(""), true},
      {absl::AbortedError(""), true},
      {WithReason(absl::StatusCode::kAborted, "HOLD_ENDED"), false},
      {absl::CancelledError(""), true},
      {WithRetryAfter(absl::StatusCode::kResourceExhausted, 1), true},
      {absl::ResourceExhaustedError("the message is too large"), false},
      {absl::InvalidArgumentError(""), false},
      {absl::UnauthenticatedError(""), false},
      {absl::PermissionDeniedError(""), false},
      {absl::NotFoundError(""), false},
      {absl::InternalError(""), false},
      {absl::DataLossError(""), false},
  };
  for (const auto& test : kCases) {
    FakeClock clock;
    Script script(clock, {test.error});
    const absl::StatusOr<int> result = RunScript({}, clock, script);
    EXPECT_EQ(result.ok(), test.resent) << test.error;
    if (!test.resent) {
      EXPECT_EQ(result.status(), test.error);
    }
  }
}

TEST(Retry, GivesUpAfterTheLastAttemptWithTheLastError) {
  FakeClock clock;
  Script script(clock,
                {absl::UnavailableError("one"), absl::UnavailableError("two"),
                 absl::UnavailableError("three")});
  EXPECT_EQ(RunScript({.attempts_max = 3}, clock, script).status(),
            absl::UnavailableError("three"));
  EXPECT_THAT(script.timeouts(), SizeIs(3));
  EXPECT_THAT(clock.sleeps(), SizeIs(2));
}

TEST(Retry, WaitsNoLongerThanTheDoublingBoundAndItsCap) {
  const RetryPolicy policy{.total_timeout = absl::Hours(1),
                           .attempts_max = 6,
                           .backoff_first = absl::Milliseconds(100),
                           .backoff_max = absl::Milliseconds(500)};
  const std::vector<int> bounds_ms = {100, 200, 400, 500, 500};
  absl::Duration longest_first;
  for (int run = 0; run < 200; ++run) {
    FakeClock clock;
    Script script(clock, std::vector(5, absl::UnavailableError("")));
    ASSERT_TRUE(RunScript(policy, clock, script).ok());
    const std::vector<absl::Duration> sleeps = clock.sleeps();
    ASSERT_THAT(sleeps, SizeIs(bounds_ms.size()));
    for (size_t i = 0; i < sleeps.size(); ++i) {
      EXPECT_GE(sleeps[i], absl::ZeroDuration());
      EXPECT_LE(sleeps[i], absl::Milliseconds(bounds_ms[i])) << i;
    }
    longest_first = std::max(longest_first, sleeps[0]);
  }
  // The jitter is drawn from the whole range: 200 draws below half of it would
  // happen once in 10^60 runs.
  EXPECT_GT(longest_first, absl::Milliseconds(50));
}

TEST(Retry, WaitsAtLeastAsLongAsTheServerAsks) {
  FakeClock clock;
  Script script(clock, {WithRetryAfter(absl::StatusCode::kUnavailable, 7)});
  ASSERT_TRUE(RunScript({.backoff_max = absl::Seconds(1)}, clock, script).ok());
  EXPECT_THAT(clock.sleeps(),
              ElementsAre(AllOf(Ge(absl::Seconds(7)), Le(absl::Seconds(8)))));
}

TEST(Retry, DoesNotWaitForAnAttemptThatWouldComeTooLate) {
  FakeClock clock;
  Script script(clock, {WithRetryAfter(absl::StatusCode::kUnavailable, 60)});
  EXPECT_EQ(RunScript({.total_timeout = absl::Seconds(30)}, clock, script)
                .status()
                .code(),
            absl::StatusCode::kUnavailable);
  EXPECT_THAT(clock.sleeps(), IsEmpty());
}

TEST(Retry, GivesEachAttemptItsTimeoutAndNeverMoreThanIsLeft) {
  FakeClock clock;
  Script script(clock, std::vector(9, absl::DeadlineExceededError("")),
                /*takes=*/absl::Seconds(4));
  const RetryPolicy policy{.attempt_timeout = absl::Seconds(4),
                           .total_timeout = absl::Seconds(10),
                           .attempts_max = 100,
                           .backoff_first = absl::Milliseconds(1)};
  EXPECT_FALSE(RunScript(policy, clock, script).ok());
  EXPECT_THAT(script.timeouts(), SizeIs(3));
  EXPECT_THAT(script.timeouts(), Each(Le(absl::Seconds(4))));
  EXPECT_LE(script.timeouts().back(), absl::Seconds(2));
  EXPECT_LE(clock.Elapsed(), absl::Seconds(10));
}

}  // namespace
}  // namespace intake::sdk
