#include "services/rpc/call_gate.h"

#include <algorithm>

#include "core/base/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using testing::HasReason;
using testing::IsOk;

class CallGateTest : public ::testing::Test {
 protected:
  absl::Duration Wait() {
    return RetryAfterOf(gate_.Enter()).value_or(absl::ZeroDuration());
  }

  FakeClock clock_{absl::UnixEpoch()};
  CallGate gate_{2, clock_};
};

TEST_F(CallGateTest, LetsInAsManyAsThereArePlaces) {
  EXPECT_THAT(gate_.Enter(), IsOk());
  EXPECT_THAT(gate_.Enter(), IsOk());
  const absl::Status refused = gate_.Enter();
  EXPECT_TRUE(absl::IsResourceExhausted(refused));
  EXPECT_THAT(refused, HasReason("QUEUE_FULL"));
  gate_.Leave();
  EXPECT_THAT(gate_.Enter(), IsOk());
  EXPECT_FALSE(gate_.Enter().ok());
}

TEST_F(CallGateTest, GivesTurnsOneAfterAnother) {
  EXPECT_THAT(gate_.Enter(), IsOk());
  EXPECT_THAT(gate_.Enter(), IsOk());
  EXPECT_EQ(Wait(), absl::Milliseconds(200));
  EXPECT_EQ(Wait(), absl::Milliseconds(202));
  clock_.Advance(absl::Milliseconds(2));
  EXPECT_EQ(Wait(), absl::Milliseconds(202));
  clock_.Advance(absl::Seconds(1));
  EXPECT_EQ(Wait(), absl::Milliseconds(200));
}

TEST_F(CallGateTest, LetsNobodyWaitLongerThanHalfAMinute) {
  EXPECT_THAT(gate_.Enter(), IsOk());
  EXPECT_THAT(gate_.Enter(), IsOk());
  absl::Duration longest;
  for (int i = 0; i < 50'000; ++i) longest = std::max(longest, Wait());
  EXPECT_GE(longest, absl::Seconds(30));
  EXPECT_LE(longest, absl::Milliseconds(30'002));
  clock_.Advance(absl::Hours(-1));
  EXPECT_LE(Wait(), absl::Milliseconds(30'002));
}

}  // namespace
}  // namespace intake
