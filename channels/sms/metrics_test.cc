#include "channels/sms/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channels/sdk/fake_clock.h"

namespace intake::sms {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(Metrics, CountsWhatBecameOfEachMessage) {
  sdk::FakeClock clock;
  Metrics metrics(clock);
  metrics.Done(metrics.Received(), Result::kAnswered);
  metrics.Done(metrics.Received(), Result::kAnswered);
  metrics.Done(metrics.Received(), Result::kRejected);
  metrics.Done(metrics.Received(), Result::kUnavailable);
  metrics.Received();
  EXPECT_THAT(metrics.Text(),
              AllOf(HasSubstr("\n# TYPE intake_sms_answered_total counter\n"),
                    HasSubstr("\nintake_sms_received_total 5\n"),
                    HasSubstr("\nintake_sms_answered_total 2\n"),
                    HasSubstr("\nintake_sms_rejected_total 1\n"),
                    HasSubstr("\nintake_sms_unavailable_total 1\n"),
                    HasSubstr("\nintake_sms_waiting 1\n")));
}

TEST(Metrics, KnowHowLongTheOldestHasWaited) {
  sdk::FakeClock clock;
  Metrics metrics(clock);
  EXPECT_THAT(metrics.Text(), HasSubstr("_oldest_waiting_seconds 0\n"));
  const auto first = metrics.Received();
  clock.Advance(absl::Seconds(2));
  metrics.Received();
  clock.Advance(absl::Milliseconds(500));
  EXPECT_THAT(metrics.Text(), HasSubstr("_oldest_waiting_seconds 2.5\n"));
  metrics.Done(first, Result::kAnswered);
  EXPECT_THAT(metrics.Text(), HasSubstr("_oldest_waiting_seconds 0.5\n"));
}

}  // namespace
}  // namespace intake::sms
