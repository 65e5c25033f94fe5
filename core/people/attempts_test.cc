#include "core/people/attempts.h"

#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::HasReason;
using ::intake::testing::IsOk;

const absl::Time kStart = absl::FromUnixSeconds(1403676005);

TEST(Attempts, LetsSoManyThroughAndSaysWhenTheNextOneIs) {
  FakeClock clock(kStart);
  Attempts attempts(clock, 3, absl::Minutes(15));
  for (int i = 0; i < 3; ++i) EXPECT_THAT(attempts.Take("a"), IsOk());
  const absl::Status refused = attempts.Take("a");
  EXPECT_THAT(refused, HasReason("TOO_MANY_ATTEMPTS"));
  EXPECT_EQ(refused.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(RetryAfterOf(refused), absl::Minutes(5));
  EXPECT_THAT(attempts.Take("b"), IsOk());

  clock.Advance(absl::Minutes(5) - absl::Microseconds(1));
  EXPECT_EQ(RetryAfterOf(attempts.Take("a")), absl::Microseconds(1));
  clock.Advance(absl::Microseconds(1));
  EXPECT_THAT(attempts.Take("a"), IsOk());
  EXPECT_THAT(attempts.Take("a"), HasReason("TOO_MANY_ATTEMPTS"));
}

TEST(Attempts, WhatIsGivenBackDoesNotCount) {
  FakeClock clock(kStart);
  Attempts attempts(clock, 2, absl::Hours(1));
  for (int i = 0; i < 100; ++i) {
    ASSERT_THAT(attempts.Take("a"), IsOk());
    attempts.GiveBack("a");
  }
  EXPECT_THAT(attempts.Take("a"), IsOk());
  EXPECT_THAT(attempts.Take("a"), IsOk());
  EXPECT_THAT(attempts.Take("a"), HasReason("TOO_MANY_ATTEMPTS"));
}

TEST(Attempts, ForgetsWhoWasTriedLongestAgo) {
  FakeClock clock(kStart);
  Attempts attempts(clock, 2, absl::Hours(1), /*keys_max=*/2);
  for (const char* key : {"a", "b", "a"}) {
    ASSERT_THAT(attempts.Take(key), IsOk());
  }
  // "b" goes, though it came later.
  ASSERT_THAT(attempts.Take("c"), IsOk());
  EXPECT_THAT(attempts.Take("a"), HasReason("TOO_MANY_ATTEMPTS"));
  attempts.GiveBack("b");
}

TEST(Attempts, TakesOneOfEachOrNone) {
  FakeClock clock(kStart);
  Attempts by_person(clock, 1, absl::Hours(1));
  Attempts by_client(clock, 5, absl::Hours(1));
  EXPECT_THAT(TakeAll({{by_client, "c"}, {by_person, "p"}}), IsOk());
  for (int i = 0; i < 20; ++i) {
    EXPECT_THAT(TakeAll({{by_client, "c"}, {by_person, "p"}}),
                HasReason("TOO_MANY_ATTEMPTS"));
  }
  // Those that were refused have cost the client nothing.
  for (int i = 0; i < 4; ++i) EXPECT_THAT(by_client.Take("c"), IsOk());
  EXPECT_THAT(by_client.Take("c"), HasReason("TOO_MANY_ATTEMPTS"));
  GiveBackAll({{by_client, "c"}, {by_person, "p"}});
  EXPECT_THAT(TakeAll({{by_client, "c"}, {by_person, "p"}}), IsOk());
}

// Over any stretch of time: what a full bucket holds and what has flowed in.
TEST(Attempts, NeverLetsMoreThroughThanFlowsIn) {
  for (unsigned seed = 1; seed <= 50; ++seed) {
    std::mt19937 random(seed);
    FakeClock clock(kStart);
    const int count = 1 + static_cast<int>(random() % 10);
    Attempts attempts(clock, count, absl::Minutes(10));
    int through = 0;
    for (int i = 0; i < 500; ++i) {
      clock.Advance(absl::Seconds(random() % 120));
      through += attempts.Take("a").ok() ? 1 : 0;
      const double periods =
          absl::FDivDuration(clock.Now() - kStart, absl::Minutes(10));
      ASSERT_LE(through, count * (1 + periods) + 1e-6) << "seed " << seed;
    }
    EXPECT_GT(through, count) << "seed " << seed;
  }
}

}  // namespace
}  // namespace intake
