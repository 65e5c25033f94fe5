#include "channels/program/work_metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channels/sdk/fake_clock.h"

namespace intake::program {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

WorkWords Letters() {
  return {
      .program = "post",
      .things = "Letters",
      .results = {{"read", "that were read."}, {"lost", "that were lost."}}};
}

TEST(WorkMetrics, SumsUpAtEveryMoment) {
  sdk::FakeClock clock;
  WorkMetrics metrics(clock, Letters());
  const auto first = metrics.Received();
  clock.Advance(absl::Seconds(3));
  const auto second = metrics.Received();
  metrics.Received();
  metrics.Done(second, 1);
  EXPECT_THAT(metrics.Text(),
              AllOf(HasSubstr("\nintake_post_received_total 3\n"),
                    HasSubstr("\nintake_post_read_total 0\n"),
                    HasSubstr("\nintake_post_lost_total 1\n"),
                    HasSubstr("\nintake_post_waiting 2\n"),
                    HasSubstr("\nintake_post_oldest_waiting_seconds 3\n")));
  metrics.Done(first, 0);
  EXPECT_THAT(metrics.Text(),
              AllOf(HasSubstr("\nintake_post_read_total 1\n"),
                    HasSubstr("\nintake_post_waiting 1\n"),
                    HasSubstr("\nintake_post_oldest_waiting_seconds 0\n")));
}

TEST(WorkMetrics, ExplainsEveryFigure) {
  sdk::FakeClock clock;
  EXPECT_THAT(WorkMetrics(clock, Letters()).Text(),
              AllOf(HasSubstr("# HELP intake_post_lost_total Letters that were "
                              "lost.\n# TYPE intake_post_lost_total counter\n"),
                    HasSubstr("# TYPE intake_post_waiting gauge\n")));
}

}  // namespace
}  // namespace intake::program
