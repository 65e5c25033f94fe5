// The real server, killed with SIGKILL again and again while clients hand in
// readings and resend whatever was not answered. Afterwards everything that was
// answered is there, once, in order, with the answer that was given.

#include <cstdlib>
#include <iostream>
#include <memory>
#include <random>
#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fault/server_world.h"

namespace intake::testing {
namespace {

// Servers that are killed beside each other: a start waits mostly for the disk.
constexpr int kWorlds = 3;
constexpr int kAccounts = 8;
constexpr int kLifeMsMax = 60;

// With those of fail_point_test.cc the suite's 500; more on request.
int Restarts() {
  int restarts = 411;
  if (const char* wanted = std::getenv("INTAKE_KILL_RESTARTS")) {
    EXPECT_TRUE(absl::SimpleAtoi(wanted, &restarts));
  }
  return restarts;
}

Verdict KillAgainAndAgain(unsigned seed, int restarts) {
  ServerWorld world(kAccounts);
  world.SetUp();
  const std::unique_ptr<Load> load = world.StartLoad();
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> life_ms(1, kLifeMsMax);
  for (int restart = 0; restart < restarts; ++restart) {
    absl::SleepFor(absl::Milliseconds(life_ms(random)));
    world.server().Kill();
    const absl::Status started = world.Start();
    EXPECT_TRUE(started.ok()) << started;
    if (!started.ok()) return {};
  }
  load->Stop();
  world.server().Kill();
  EXPECT_TRUE(world.Start().ok());
  Verdict verdict = world.Check();
  EXPECT_EQ(world.server().Terminate(), 0);
  return verdict;
}

TEST(KillTest, NothingAnsweredIsLostDoubledChangedOrOutOfOrder) {
  const int restarts = Restarts() / kWorlds;
  std::vector<Verdict> verdicts(kWorlds);
  std::vector<std::thread> threads;
  for (unsigned world = 0; world < kWorlds; ++world) {
    threads.emplace_back([&verdicts, world, restarts] {
      verdicts[world] = KillAgainAndAgain(2014 + world, restarts);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Verdict& verdict : verdicts) {
    std::cout << restarts << " kills, " << verdict << "\n";
    EXPECT_TRUE(verdict.Exact());
    EXPECT_GT(verdict.acknowledged, static_cast<size_t>(restarts));
  }
}

}  // namespace
}  // namespace intake::testing
