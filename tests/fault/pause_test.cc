// The real server, stopped with SIGSTOP and set going again with SIGCONT under
// load, for less and for more than its clients' deadlines: as a machine does
// that swaps, or is moved to another host.

#include <iostream>
#include <memory>
#include <random>

#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fault/health.h"
#include "tests/fault/server_world.h"

namespace intake::testing {
namespace {

constexpr int kAccounts = 6;
constexpr int kPauses = 30;
constexpr int kPauseMsMax = 600;
constexpr absl::Duration kDeadline = absl::Milliseconds(200);
constexpr absl::Duration kPatience = absl::Seconds(60);

TEST(PauseTest, LosesNothingAndGoesOnWhereItStopped) {
  ServerWorld world(kAccounts);
  world.SetUp();
  const std::unique_ptr<Load> load = world.StartLoad(0, kDeadline);
  std::mt19937 random(2014);
  std::uniform_int_distribution<int> pause_ms(1, kPauseMsMax);
  for (int pause = 0; pause < kPauses; ++pause) {
    world.AwaitAnswers(20);
    world.server().Pause();
    absl::SleepFor(absl::Milliseconds(pause_ms(random)));
    world.server().Resume();
  }
  world.AwaitAnswers(20);
  EXPECT_TRUE(TurnsServing(world.address(), kPatience));
  load->Stop();
  const Verdict verdict = world.Check();
  std::cout << kPauses << " pauses, " << verdict << "\n";
  EXPECT_TRUE(verdict.Exact());
  EXPECT_EQ(world.server().Terminate(), 0);
}

}  // namespace
}  // namespace intake::testing
