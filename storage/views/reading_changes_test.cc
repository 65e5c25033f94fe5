#include "storage/views/reading_changes.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/sample_accounts.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::CivilDay kJune(2014, 6, 20);

AccountState StateWithHold() {
  AccountState state;
  state.account = OneTariffAccount();
  state.open = {
      {.receipt_code = "000-013", .received_at = absl::FromUnixSeconds(5)}};
  return state;
}

Event EventOf(EventBody body) {
  return {.stream = "1234567890",
          .sequence = 7,
          .recorded_at = absl::FromUnixSeconds(9),
          .body = std::move(body)};
}

ReadingChanges ChangesOf(EventBody body) {
  return ReadingChangesOf(StateWithHold(), EventOf(std::move(body)));
}

ReadingEffects Effects() {
  return {.removed = {{.date = kJune, .voided = true}, {.date = kJune + 1}},
          .added = {{.serial = "S",
                     .date = kJune + 2,
                     .value = 5,
                     .channel = "sms",
                     .receipt_code = "000-013"},
                    {.serial = "S", .date = kJune + 3, .value = 6}}};
}

std::vector<ReadingState> EndingsIn(const ReadingChanges& changes) {
  std::vector<ReadingState> states;
  for (const EndedReading& ended : changes.ended) states.push_back(ended.state);
  return states;
}

TEST(ReadingChangesOf, EffectsSayWhatIsVoidedAndWhatIsReplaced) {
  const ReadingChanges changes =
      ChangesOf(ReadingAmended{.effects = Effects()});
  EXPECT_THAT(changes.holds, IsEmpty());
  EXPECT_THAT(EndingsIn(changes),
              ElementsAre(ReadingState::kVoided, ReadingState::kSuperseded));
  ASSERT_EQ(changes.added.size(), 2u);
  EXPECT_EQ(changes.added[0].sequence, 7u);
  EXPECT_EQ(changes.added[0].row.state, ReadingState::kLive);
}

TEST(ReadingChangesOf, WhatStaffLetInWasReceivedWhenItWasSubmitted) {
  const ReadingChanges changes = ChangesOf(HoldResolved{
      .receipt_code = "000-013", .approved = true, .effects = Effects()});
  ASSERT_EQ(changes.added.size(), 2u);
  EXPECT_EQ(changes.added[0].row.received_at, absl::FromUnixSeconds(5));
  EXPECT_EQ(changes.added[1].row.received_at, absl::FromUnixSeconds(9));
  ASSERT_EQ(changes.holds.size(), 1u);
  EXPECT_EQ(changes.holds[0].receipt_code, "000-013");
  EXPECT_EQ(changes.holds[0].state, std::nullopt);
}

TEST(ReadingChangesOf, ARejectionKeepsTheRows) {
  const ReadingChanges changes =
      ChangesOf(HoldResolved{.receipt_code = "000-013"});
  ASSERT_EQ(changes.holds.size(), 1u);
  EXPECT_EQ(changes.holds[0].state, ReadingState::kRejected);
}

TEST(ReadingChangesOf, AnExchangeLetsInWhatWaitedForIt) {
  const ReadingChanges changes =
      ChangesOf(MeterReplaced{.applied = {"000-013"}, .effects = Effects()});
  ASSERT_EQ(changes.holds.size(), 1u);
  EXPECT_EQ(changes.holds[0].state, std::nullopt);
  EXPECT_EQ(changes.added.size(), 2u);
}

TEST(ReadingChangesOf, ANewWordTakesThePlaceOfWhatWaitedUnlessItIsRefused) {
  SubmissionJudged judged = {.answers = "000-013", .withdrawn = {"000-025"}};
  judged.receipt.outcome = Outcome::kAccepted;
  const ReadingChanges changes = ChangesOf(judged);
  ASSERT_EQ(changes.holds.size(), 2u);
  EXPECT_EQ(changes.holds[0].state, ReadingState::kSuperseded);
  EXPECT_EQ(changes.holds[1].state, ReadingState::kSuperseded);
  judged.receipt.outcome = Outcome::kRefused;
  EXPECT_THAT(ChangesOf(judged).holds, IsEmpty());
}

TEST(ReadingChangesOf, AStreamWithoutAnAccountHasNoReadings) {
  const ReadingChanges changes = ReadingChangesOf(
      AccountState(), EventOf(ReadingAmended{.effects = Effects()}));
  EXPECT_THAT(changes.added, IsEmpty());
  EXPECT_THAT(changes.ended, IsEmpty());
}

}  // namespace
}  // namespace intake::testing
