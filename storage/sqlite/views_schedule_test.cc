#include "storage/sqlite/views_schedule.h"

#include <algorithm>
#include <vector>

#include "gtest/gtest.h"

namespace intake {
namespace {

constexpr uint64_t kMany = ViewsSchedule::kUnsavedEventsMax;
constexpr uint64_t kGather = ViewsSchedule::kGatherEvents;

TEST(ViewsSchedule, SavesWhenThereIsTimeOrTooMuchWaits) {
  const struct {
    const char* what;
    ViewsSchedule schedule;
    bool first;
    bool further;
  } kCases[] = {
      {"all is saved", {.target = 9, .applied = 9, .saved = 9}, false, false},
      {"it is quiet", {.target = 9, .applied = 9}, true, true},
      {"some events have come", {.target = 1'008, .applied = 9}, true, true},
      {"many events have come", {.target = 2'009, .applied = 9}, false, false},
      {"of late many came",
       {.target = 9, .applied = 9, .quiet = false},
       false,
       false},
      {"somebody asks",
       {.target = 10, .applied = 9, .wanted = 10},
       false,
       false},
      {"somebody asks for states",
       {.target = 9, .applied = 9, .wanted_saved = 9, .quiet = false},
       true,
       true},
      {"somebody asks for states of what is not applied",
       {.target = 10, .applied = 9, .wanted_saved = 10, .quiet = false},
       true,
       false},
      {"too much waits, under load",
       {.target = kMany + 2, .applied = kMany + 1, .quiet = false},
       true,
       true},
      {"too much waits, and a batch of events",
       {.target = kMany + 1 + kGather, .applied = kMany + 1, .quiet = false},
       true,
       false},
      {"too much waits, and somebody asks",
       {.target = kMany + 2,
        .applied = kMany + 1,
        .wanted = kMany + 2,
        .quiet = false},
       true,
       false},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(test.schedule.SavesNext(/*is_first=*/true), test.first)
        << test.what;
    EXPECT_EQ(test.schedule.SavesNext(/*is_first=*/false), test.further)
        << test.what;
  }
}

TEST(ViewsSchedule, IsQuietAgainAfterAWaitThatNobodyEnded) {
  ViewsSchedule schedule = {.target = kGather};
  EXPECT_TRUE(schedule.IsUrgent());
  schedule.Gathered(/*urgent=*/true);
  EXPECT_FALSE(schedule.quiet);
  // Somebody's question says nothing about how many events come.
  schedule = {.target = 9, .wanted = 9, .quiet = false};
  EXPECT_TRUE(schedule.IsUrgent());
  schedule.Gathered(/*urgent=*/true);
  EXPECT_FALSE(schedule.quiet);
  schedule = {.target = 9, .quiet = false};
  EXPECT_FALSE(schedule.IsUrgent());
  schedule.Gathered(/*urgent=*/false);
  EXPECT_TRUE(schedule.quiet);
}

// Events go on coming while so many states must be saved that it takes minutes:
// applying never stands still for long.
TEST(ViewsSchedule, LetsEventsThroughWhileItSavesUnderLoad) {
  constexpr uint64_t kBatch = 20'000;
  constexpr uint64_t kParts = 1'000;
  ViewsSchedule schedule;
  uint64_t saving_until = 0;
  uint64_t parts_left = 0;
  uint64_t passes = 0;
  uint64_t backlog_max = 0;
  const auto part_takes = [&] { schedule.target += 2'000; };
  for (int round = 0; round < 3'000; ++round) {
    // A batch is applied, and events go on coming.
    schedule.applied = std::min(schedule.target, schedule.applied + kBatch);
    schedule.target += 5'000;
    schedule.Gathered(schedule.IsUrgent());
    for (bool is_first = true; schedule.SavesNext(is_first); is_first = false) {
      if (parts_left == 0) {
        parts_left = kParts;
        saving_until = schedule.applied;
      }
      if (--parts_left == 0) {
        schedule.saved = saving_until;
        ++passes;
      }
      part_takes();
    }
    if (!schedule.HasBacklog()) schedule.target += kGather;
    backlog_max = std::max(backlog_max, schedule.target - schedule.applied);
  }
  EXPECT_GT(passes, 0U);
  EXPECT_LT(backlog_max, 3 * kGather);
}

}  // namespace
}  // namespace intake
