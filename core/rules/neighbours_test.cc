#include "core/rules/neighbours.h"

#include "gtest/gtest.h"

namespace intake {
namespace {

using Day = absl::CivilDay;

constexpr absl::CivilMonth kMay(2014, 5);
constexpr absl::CivilMonth kJune(2014, 6);

LiveReading Live(Day date, absl::CivilMonth period,
                 Trust trust = Trust::kCustomer) {
  return {.date = date, .period = period, .trust = trust, .channel = "portal"};
}

NewReading New(Day date, Trust trust = Trust::kCustomer) {
  return {.date = date, .period = kJune, .trust = trust};
}

TEST(Neighbours, AFloorIsOfAnEarlierPeriodOrMoreTrustedOrBilled) {
  const NewReading reading = New(Day(2014, 6, 19), Trust::kWitnessed);
  EXPECT_FALSE(IsFloor(Live(Day(2014, 6, 1), kJune), reading));
  EXPECT_TRUE(IsFloor(Live(Day(2014, 5, 1), kMay), reading));
  EXPECT_FALSE(
      IsFloor(Live(Day(2014, 6, 1), kJune, Trust::kWitnessed), reading));
  EXPECT_TRUE(
      IsFloor(Live(Day(2014, 6, 1), kJune, Trust::kInspector), reading));
  LiveReading imported = Live(Day(2014, 6, 1), kJune);
  imported.imported = true;
  EXPECT_TRUE(IsFloor(imported, reading));
  imported.estimated = true;
  EXPECT_FALSE(IsFloor(imported, reading));
}

TEST(Neighbours, AreTheNearestOnEachSide) {
  const RegisterHistory history{
      .readings = {Live(Day(2014, 4, 20), kMay), Live(Day(2014, 5, 20), kMay),
                   Live(Day(2014, 6, 5), kJune), Live(Day(2014, 6, 19), kJune),
                   Live(Day(2014, 6, 25), kJune)}};
  const Neighbours near = FindNeighbours(history, New(Day(2014, 6, 19)));
  EXPECT_EQ(near.previous, &history.readings[1]);
  EXPECT_EQ(near.until_previous.size(), 2u);
  ASSERT_EQ(near.since_previous.size(), 1u);
  EXPECT_EQ(near.since_previous[0].date, Day(2014, 6, 5));
  EXPECT_EQ(near.same_day, &history.readings[3]);
  EXPECT_FALSE(near.same_day_is_floor);
  EXPECT_EQ(near.next, &history.readings[4]);
}

TEST(Neighbours, BeforeThePreviousFloorIsTheOneBefore) {
  RegisterHistory history{
      .readings = {Live(Day(2014, 3, 20), kMay), Live(Day(2014, 4, 20), kMay),
                   Live(Day(2014, 5, 1), kJune), Live(Day(2014, 5, 20), kMay),
                   Live(Day(2014, 6, 5), kJune)}};
  const NewReading reading = New(Day(2014, 6, 19));
  EXPECT_EQ(FindNeighbours(history, reading).previous, &history.readings[3]);
  // What lies between them is none, nor is an estimate.
  EXPECT_EQ(FindNeighbours(history, reading).before_previous,
            &history.readings[1]);
  history.readings[1].estimated = true;
  EXPECT_EQ(FindNeighbours(history, reading).before_previous,
            &history.readings[0]);
  EXPECT_EQ(FindNeighbours(history, New(Day(2014, 4, 1))).before_previous,
            nullptr);
}

TEST(Neighbours, WhatIsChargedIsAFloor) {
  const absl::Time charged = absl::FromUnixSeconds(1'000);
  NewReading reading = New(Day(2014, 6, 19));
  reading.charged_until = charged;
  LiveReading live = Live(Day(2014, 6, 1), kJune);
  live.recorded_at = charged;
  EXPECT_TRUE(IsFloor(live, reading));
  live.recorded_at = charged + absl::Nanoseconds(1);
  EXPECT_FALSE(IsFloor(live, reading));
}

TEST(Neighbours, EstimatesAreNone) {
  RegisterHistory history{.readings = {Live(Day(2014, 5, 20), kMay),
                                       Live(Day(2014, 6, 25), kJune)}};
  for (LiveReading& reading : history.readings) reading.estimated = true;
  const Neighbours near = FindNeighbours(history, New(Day(2014, 6, 19)));
  EXPECT_EQ(near.previous, nullptr);
  EXPECT_EQ(near.next, nullptr);
}

TEST(Neighbours, WhereMemoryEndsTheOldestReadingIsAFloor) {
  RegisterHistory history{
      .readings = {Live(Day(2014, 6, 1), kJune), Live(Day(2014, 6, 2), kJune)}};
  EXPECT_EQ(FindNeighbours(history, New(Day(2014, 6, 19))).previous, nullptr);
  history.complete = false;
  EXPECT_EQ(FindNeighbours(history, New(Day(2014, 6, 19))).previous,
            &history.readings[0]);
  EXPECT_FALSE(FindNeighbours(history, New(Day(2014, 6, 2))).beyond_memory);
  EXPECT_TRUE(FindNeighbours(history, New(Day(2014, 6, 1))).beyond_memory);
  EXPECT_TRUE(FindNeighbours(history, New(Day(2014, 5, 1))).beyond_memory);
}

}  // namespace
}  // namespace intake
