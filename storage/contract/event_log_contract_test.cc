// The events as they were appended, read from each store.

#include "core/base/receipt_code.h"
#include "storage/contract/sample_events.h"
#include "storage/contract/store_contract.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class EventLogContract : public StoreContract {
 protected:
  // Definition, reading, definition of another, reading.
  void Fill() {
    ASSERT_THAT(
        events().Append({Defined(account_), Judged(account_, {.receipt = 7}),
                         Defined(OneTariffAccount("7000000"))}),
        IsOk());
    ASSERT_THAT(events().Append({Judged(
                    account_, {.sequence = 3, .key = "b", .receipt = 8})}),
                IsOk());
  }

  static std::vector<uint64_t> PositionsOf(const LogPage& page) {
    std::vector<uint64_t> positions;
    for (const LoggedEvent& logged : page.events) {
      positions.push_back(logged.position);
    }
    return positions;
  }
};

TEST_P(EventLogContract, AnEmptyLogHasNoEvents) {
  EXPECT_THAT(log().LastPosition(), IsOkAndHolds(0u));
  const auto page = log().ReadLog(0, 10, LogScope::kEverything);
  ASSERT_THAT(page, IsOk());
  EXPECT_THAT(page->events, IsEmpty());
  EXPECT_EQ(page->reached, 0u);
}

TEST_P(EventLogContract, ReadsWhatFollowsAPositionInOrder) {
  Fill();
  EXPECT_THAT(log().LastPosition(), IsOkAndHolds(4u));
  const auto all = log().ReadLog(0, 10, LogScope::kEverything);
  ASSERT_THAT(all, IsOk());
  EXPECT_THAT(PositionsOf(*all), ElementsAre(1, 2, 3, 4));
  EXPECT_EQ(all->reached, 4u);
  EXPECT_EQ(all->events[0].event, Defined(account_));
  for (const LoggedEvent& logged : all->events) {
    EXPECT_THAT(logged.chain_hash, SizeIs(32));
  }
  const auto middle = log().ReadLog(1, 2, LogScope::kEverything);
  ASSERT_THAT(middle, IsOk());
  EXPECT_THAT(PositionsOf(*middle), ElementsAre(2, 3));
  EXPECT_EQ(middle->reached, 3u);
}

TEST_P(EventLogContract, DefinitionsThatAreLeftOutWereLookedAt) {
  Fill();
  const auto first = log().ReadLog(0, 1, LogScope::kWithoutDefinitions);
  ASSERT_THAT(first, IsOk());
  EXPECT_THAT(first->events, IsEmpty());
  EXPECT_EQ(first->reached, 1u);
  const auto all = log().ReadLog(0, 10, LogScope::kWithoutDefinitions);
  ASSERT_THAT(all, IsOk());
  EXPECT_THAT(PositionsOf(*all), ElementsAre(2, 4));
  EXPECT_EQ(all->reached, 4u);
}

TEST_P(EventLogContract, NothingFollowsTheEndNorWhatIsBehindIt) {
  Fill();
  for (uint64_t position : {4u, 5u, 1000u}) {
    const auto page = log().ReadLog(position, 10, LogScope::kEverything);
    ASSERT_THAT(page, IsOk());
    EXPECT_THAT(page->events, IsEmpty());
    EXPECT_EQ(page->reached, position);
  }
}

TEST_P(EventLogContract, ReadsOneStreamWithPositionsOfAll) {
  Fill();
  const auto stream = log().ReadStream(account_.number);
  ASSERT_THAT(stream, IsOk());
  EXPECT_THAT(PositionsOf({.events = *stream}), ElementsAre(1, 2, 4));
  EXPECT_EQ((*stream)[2].event.sequence, 3u);
  EXPECT_THAT(log().ReadStream("404"), HasReason("STREAM_NOT_FOUND"));
}

TEST_P(EventLogContract, FindsTheEventAndTheStreamThatGaveAReceipt) {
  Fill();
  const auto judged = log().FindJudged(FormatReceiptCode(8));
  ASSERT_THAT(judged, IsOk());
  EXPECT_EQ(judged->position, 4u);
  EXPECT_EQ(judged->event.stream, account_.number);
  EXPECT_THAT(log().FindJudged(FormatReceiptCode(9)),
              HasReason("RECEIPT_NOT_FOUND"));
  EXPECT_THAT(log().FindJudged("no code"), HasReason("RECEIPT_NOT_FOUND"));
  EXPECT_THAT(events().StreamOfReceipt(7), IsOkAndHolds(account_.number));
  EXPECT_THAT(events().StreamOfReceipt(9), IsOkAndHolds(std::nullopt));
  EXPECT_THAT(events().StreamOfReceipt(~uint64_t{0}),
              IsOkAndHolds(std::nullopt));
}

TEST_P(EventLogContract, KeepsBillingsEventsInTheirStream) {
  const Event closed = {.stream = kBillingStream,
                        .sequence = 1,
                        .recorded_at = MomentOf(1),
                        .actor = "billing",
                        .body = PeriodClosed{absl::CivilMonth(2014, 6)}};
  ASSERT_THAT(events().Append({closed}), IsOk());
  EXPECT_THAT(events().LoadEvents(kBillingStream),
              IsOkAndHolds(ElementsAre(closed)));
  EXPECT_THAT(events().LoadEvents(kChannelsStream), IsOkAndHolds(IsEmpty()));
}

INSTANTIATE_TEST_SUITE_P(Stores, EventLogContract,
                         ::testing::ValuesIn(AllStoreKinds()),
                         [](const ::testing::TestParamInfo<StoreKind>& kind) {
                           return kind.param.name;
                         });

}  // namespace
}  // namespace intake::testing
