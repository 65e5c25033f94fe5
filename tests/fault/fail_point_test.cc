// Every named fail-point, killed at, delayed and failed at, at several
// passings each, while clients hand in readings. After each nothing that was
// answered is lost, doubled, changed or out of order, and a server that was not
// killed takes readings again by itself.

#include <unistd.h>

#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/fault/fail_points.h"
#include "tests/fault/server_world.h"

namespace intake::testing {
namespace {

constexpr int kAccounts = 6;
constexpr absl::Duration kPatience = absl::Seconds(60);

// A file of these is copied back only when it is closed, or large.
bool IsOfCheckpoint(FailPoint point) {
  return point >= FailPoint::kBeforeCheckpointWrite &&
         point <= FailPoint::kAfterCheckpointSync;
}

// At which passings: a checkpoint of a small store writes a few pages, and
// syncs once.
std::vector<uint64_t> Passings(FailPoint point) {
  switch (point) {
    case FailPoint::kBeforeCheckpointWrite:
    case FailPoint::kAfterCheckpointWrite:
      return {1, 2};
    case FailPoint::kBeforeCheckpointSync:
    case FailPoint::kAfterCheckpointSync:
      return {1};
    default:
      return {1, 2, 17};
  }
}

// Answers under way cannot fail, and what delays them delays the next group.
bool Makes(FailPoint point, FailAction action) {
  return point != FailPoint::kAmidAnswers || action == FailAction::kKill;
}

class FailPointTest : public ::testing::TestWithParam<FailPoint> {
 protected:
  FailPointTest() { world_.SetUp(); }

  void Run(const FailPlan& plan) {
    const std::string name = FormatFailPlan(plan);
    unlink(reached_file_.c_str());
    const absl::Status started = world_.Start(
        kFaultyServer, {"--fail", name, "--reached", reached_file_});
    const std::unique_ptr<Load> load = world_.StartLoad();
    bool ended = !started.ok() || BringAbout(plan);
    load->Stop();
    EXPECT_TRUE(IsReached()) << name << " was never passed";
    if (ended) {
      ASSERT_EQ(world_.Start(), absl::OkStatus()) << name;
    }
    const Verdict verdict = world_.Check();
    EXPECT_TRUE(verdict.Exact()) << name << ": " << verdict;
    acknowledged_ = verdict.acknowledged;
  }

  size_t acknowledged() const { return acknowledged_; }

 private:
  bool IsReached() const { return access(reached_file_.c_str(), F_OK) == 0; }

  // Waits until what was planned has happened, and for some answers behind it.
  // Whether the server has ended.
  bool BringAbout(const FailPlan& plan) {
    ServerProcess& server = world_.server();
    if (IsOfCheckpoint(plan.point)) {
      world_.AwaitAnswers(kAnswersBefore);
      server.Terminate();
      return true;
    }
    const absl::Time deadline = absl::Now() + kPatience;
    while (!IsReached() && absl::Now() < deadline) {
      if (server.EndsWithin(absl::Milliseconds(1))) break;
    }
    if (plan.action == FailAction::kKill) {
      EXPECT_TRUE(server.EndsWithin(kPatience)) << FormatFailPlan(plan);
      return true;
    }
    world_.AwaitAnswers(kAnswersBehind);
    return false;
  }

  static constexpr size_t kAnswersBefore = 20;
  static constexpr size_t kAnswersBehind = 30;

  ServerWorld world_{kAccounts};
  const std::string reached_file_ = world_.File("reached");
  size_t acknowledged_ = 0;
};

TEST_P(FailPointTest, LosesNothingAndRecovers) {
  int cycles = 0;
  for (const FailAction action :
       {FailAction::kKill, FailAction::kDelay, FailAction::kError}) {
    if (!Makes(GetParam(), action)) continue;
    for (const uint64_t passing : Passings(GetParam())) {
      // An error once, and as often as a client may meet it.
      const uint64_t times = action == FailAction::kError ? passing : 1;
      Run({.point = GetParam(),
           .action = action,
           .passing = passing,
           .times = times});
      ++cycles;
      if (HasFatalFailure()) return;
    }
  }
  std::cout << FailPointName(GetParam()) << ": " << cycles << " times, "
            << acknowledged() << " acknowledged\n";
}

INSTANTIATE_TEST_SUITE_P(Points, FailPointTest,
                         ::testing::ValuesIn(AllFailPoints()),
                         [](const ::testing::TestParamInfo<FailPoint>& point) {
                           return std::string(FailPointName(point.param));
                         });

}  // namespace
}  // namespace intake::testing
