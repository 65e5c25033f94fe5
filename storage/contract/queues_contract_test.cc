// What waits, who is missing and what has arrived, asked of each store.

#include "core/base/receipt_code.h"
#include "storage/contract/sample_events.h"
#include "storage/contract/store_contract.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kNoon = absl::FromUnixSeconds(1'403'265'600);
constexpr absl::CivilMonth kJune(2014, 6);

class QueuesContract : public StoreContract {
 protected:
  // Codes of the receipts in the queue.
  std::vector<std::string> Held(const HeldFilter& filter = {}) {
    const auto page = queries().ListHeld(filter, std::nullopt, 100);
    EXPECT_THAT(page, IsOk());
    std::vector<std::string> codes;
    if (!page.ok()) return codes;
    for (const HeldRow& row : page->rows) {
      codes.push_back(row.judged.receipt.code);
    }
    return codes;
  }

  static JudgedOptions Hold(uint32_t sequence, uint64_t receipt,
                            int minutes_later = 0) {
    return {.sequence = sequence,
            .key = absl::StrCat("key-", receipt),
            .receipt = receipt,
            .outcome = Outcome::kHeld,
            .received_at = kNoon + absl::Minutes(minutes_later)};
  }

  static std::string Code(uint64_t receipt) {
    return FormatReceiptCode(receipt);
  }

  const Account other_ = OneTariffAccount("7000000");
};

TEST_P(QueuesContract, TheOldestOfWhatWaitsComesFirst) {
  ASSERT_THAT(events().Append({Defined(account_), Defined(other_),
                               Judged(account_, Hold(2, 1, /*minutes=*/5)),
                               Judged(other_, Hold(2, 2, 3)),
                               Judged(account_, Hold(3, 3, 7)),
                               Judged(account_, {.sequence = 4})}),
              IsOk());
  EXPECT_THAT(Held(), ElementsAre(Code(2), Code(1), Code(3)));
}

TEST_P(QueuesContract, TheQueueIsReadInPagesThatAreNotMovedByWhatLeaves) {
  std::vector<Event> group = {Defined(account_)};
  for (uint32_t i = 2; i <= 6; ++i) {
    group.push_back(Judged(account_, Hold(i, i, static_cast<int>(i))));
  }
  ASSERT_THAT(events().Append(group), IsOk());
  const auto first = queries().ListHeld({}, std::nullopt, 2);
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(first->rows, SizeIs(2));
  ASSERT_TRUE(first->next.has_value());
  EXPECT_EQ(*first->next, first->rows[1].key);
  EXPECT_EQ(first->rows[1].key,
            (HeldKey{kNoon + absl::Minutes(3), account_.number, 3}));
  ASSERT_THAT(events().Append({Decided(account_, 7,
                                       HoldResolved{.receipt_code = Code(2)})}),
              IsOk());
  const auto second = queries().ListHeld({}, first->next, 3);
  ASSERT_THAT(second, IsOk());
  ASSERT_THAT(second->rows, SizeIs(3));
  EXPECT_EQ(second->rows[0].judged.receipt.code, Code(4));
  EXPECT_EQ(second->next, std::nullopt);
}

TEST_P(QueuesContract, TheQueueIsFiltered) {
  JudgedOptions high = Hold(2, 1, 1);
  high.findings = {{.rule = Rule::kHighUsage},
                   {.rule = Rule::kLessThanPrevious},
                   {.rule = Rule::kHighUsage}};
  JudgedOptions by_portal = Hold(3, 2, 2);
  by_portal.channel = "portal";
  ASSERT_THAT(events().Append(
                  {Defined(account_), Defined(other_), Judged(account_, high),
                   Judged(account_, by_portal), Judged(other_, Hold(2, 3, 3))}),
              IsOk());
  EXPECT_THAT(Held({.account_number = other_.number}), ElementsAre(Code(3)));
  EXPECT_THAT(Held({.channel = "portal"}), ElementsAre(Code(2)));
  EXPECT_THAT(Held({.rule = Rule::kHighUsage}), ElementsAre(Code(1)));
  EXPECT_THAT(Held({.rule = Rule::kLessThanPrevious}), ElementsAre(Code(1)));
  EXPECT_THAT(Held({.rule = Rule::kRollover}), IsEmpty());
  EXPECT_THAT(Held({.received_before = kNoon + absl::Minutes(2)}),
              ElementsAre(Code(1)));
  EXPECT_THAT(Held({.channel = "sms", .rule = Rule::kHighUsage}),
              ElementsAre(Code(1)));
  EXPECT_THAT(Held({.channel = "portal", .rule = Rule::kHighUsage}), IsEmpty());
}

TEST_P(QueuesContract, WhatWaitsLeavesTheQueueByEveryEnding) {
  std::vector<Event> group = {Defined(account_)};
  for (uint32_t i = 2; i <= 6; ++i) {
    group.push_back(Judged(account_, Hold(i, i, static_cast<int>(i))));
  }
  ASSERT_THAT(events().Append(group), IsOk());
  ASSERT_THAT(Held(), SizeIs(5));
  const auto append = [this](const Event& event) {
    EXPECT_THAT(events().Append({event}), IsOk());
  };
  append(Decided(account_, 7,
                 HoldResolved{.receipt_code = Code(2), .approved = true}));
  EXPECT_THAT(Held(), ElementsAre(Code(3), Code(4), Code(5), Code(6)));
  append(Decided(account_, 8, HoldResolved{.receipt_code = Code(6)}));
  EXPECT_THAT(Held(), ElementsAre(Code(3), Code(4), Code(5)));
  append(Judged(account_, {.sequence = 9, .key = "a", .answers = Code(4)}));
  EXPECT_THAT(Held(), ElementsAre(Code(3), Code(5)));
  append(
      Judged(account_, {.sequence = 10, .key = "b", .withdrawn = {Code(5)}}));
  EXPECT_THAT(Held(), ElementsAre(Code(3)));
  // Its register is no more.
  Account metered_anew = account_;
  metered_anew.installations[0].serial = "another";
  append(Defined(metered_anew, 11));
  EXPECT_THAT(Held(), IsEmpty());
}

TEST_P(QueuesContract, WhatCameAndWentBetweenTwoQuestionsIsNotInTheQueue) {
  ASSERT_THAT(events().Append({Defined(account_), Judged(account_, Hold(2, 1)),
                               Decided(account_, 3,
                                       HoldResolved{.receipt_code = Code(1)})}),
              IsOk());
  EXPECT_THAT(Held(), IsEmpty());
}

class CoverageContract : public QueuesContract {
 protected:
  static Account At(absl::string_view number, absl::string_view building,
                    absl::string_view entrance) {
    Account account = OneTariffAccount(number);
    account.address.building = std::string(building);
    account.address.entrance = std::string(entrance);
    return account;
  }

  // Two entrances of one building, and another building.
  void Fill() {
    const Account sent = At("7000001", "a", "1");
    const Account held = At("7000003", "a", "2");
    Account closed = At("7000004", "a", "2");
    closed.closed_on = absl::CivilDay(2014, 6, 1);
    ASSERT_THAT(
        events().Append({Defined(sent), Judged(sent, {.receipt = 1}),
                         Defined(At("7000002", "a", "1")), Defined(held),
                         Judged(held, Hold(2, 2)), Defined(closed),
                         Defined(At("7000005", "b", "1"))}),
        IsOk());
  }

  // `a/1 2 accounts 1 complete 0 partly 0 held`
  std::vector<std::string> Coverage(const CoverageFilter& filter) {
    const auto places = queries().GetCoverage(filter);
    EXPECT_THAT(places, IsOk());
    std::vector<std::string> lines;
    if (!places.ok()) return lines;
    for (const PlaceCoverage& place : *places) {
      lines.push_back(absl::StrCat(place.building, "/", place.entrance, " ",
                                   place.accounts, " accounts ", place.complete,
                                   " complete ", place.partly, " partly ",
                                   place.held, " held"));
    }
    return lines;
  }

  std::vector<std::string> Missing(
      const CoverageFilter& filter,
      const std::optional<std::string>& after = std::nullopt,
      size_t items_max = 100) {
    const auto page = queries().ListMissing({&filter, 1}, after, items_max);
    EXPECT_THAT(page, IsOk());
    std::vector<std::string> numbers;
    if (!page.ok()) return numbers;
    for (const MissingAccount& row : page->rows) {
      numbers.push_back(row.account.number);
    }
    if (page->next) numbers.push_back("more");
    return numbers;
  }
};

TEST_P(CoverageContract, CountsWhoHasSentByEntrance) {
  Fill();
  EXPECT_THAT(Coverage({.period = kJune}),
              ElementsAre("a/1 2 accounts 1 complete 0 partly 0 held",
                          "a/2 1 accounts 0 complete 0 partly 1 held",
                          "b/1 1 accounts 0 complete 0 partly 0 held"));
  EXPECT_THAT(Coverage({.period = kJune, .building = "b"}),
              ElementsAre("b/1 1 accounts 0 complete 0 partly 0 held"));
  EXPECT_THAT(Coverage({.period = kJune, .building = "a", .entrance = "2"}),
              ElementsAre("a/2 1 accounts 0 complete 0 partly 1 held"));
  EXPECT_THAT(Coverage({.period = kJune, .building = "c"}), IsEmpty());
  EXPECT_THAT(Coverage({.period = kJune + 1, .building = "a", .entrance = "1"}),
              ElementsAre("a/1 2 accounts 0 complete 0 partly 0 held"));
}

TEST_P(CoverageContract, PartOfTheRegistersIsPartly) {
  ASSERT_THAT(events().Append({Defined(account_), Judged(account_, {})}),
              IsOk());
  EXPECT_THAT(Coverage({.period = kJune}),
              ElementsAre("b-1/2 1 accounts 0 complete 1 partly 0 held"));
}

TEST_P(CoverageContract, ListsWhoIsNotCompleteInOrderOfNumber) {
  Fill();
  EXPECT_THAT(Missing({.period = kJune}),
              ElementsAre("7000002", "7000003", "7000005"));
  EXPECT_THAT(Missing({.period = kJune, .building = "a"}),
              ElementsAre("7000002", "7000003"));
  EXPECT_THAT(Missing({.period = kJune, .building = "a", .entrance = "2"}),
              ElementsAre("7000003"));
  EXPECT_THAT(Missing({.period = kJune}, std::nullopt, 2),
              ElementsAre("7000002", "7000003", "more"));
  EXPECT_THAT(Missing({.period = kJune}, "7000003", 2), ElementsAre("7000005"));
  EXPECT_THAT(Missing({.period = kJune, .building = "a"}, "7000002", 1),
              ElementsAre("7000003"));
  const CoverageFilter june{.period = kJune};
  const auto page = queries().ListMissing({&june, 1}, std::nullopt, 2);
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->rows[0].standing, PeriodStanding::kMissing);
  EXPECT_EQ(page->rows[1].standing, PeriodStanding::kHeld);
  EXPECT_EQ(page->next, "7000003");
}

TEST_P(CoverageContract, ListsWhoIsMissingInAnyOfSeveralPlacesOnce) {
  Fill();
  std::vector<CoverageFilter> places = {
      {.period = kJune, .building = "b"},
      {.period = kJune, .building = "a", .entrance = "2"},
      {.period = kJune, .building = "b", .entrance = "1"}};
  // A few places, and then so many that they are looked for otherwise.
  for (const size_t more : {size_t{0}, size_t{20}}) {
    places.resize(places.size() + more, {.period = kJune, .building = "c"});
    std::vector<std::string> numbers;
    std::optional<std::string> after;
    do {
      const auto page = queries().ListMissing(places, after, 1);
      ASSERT_THAT(page, IsOk());
      for (const MissingAccount& row : page->rows) {
        numbers.push_back(row.account.number);
      }
      after = page->next;
    } while (after);
    EXPECT_THAT(numbers, ElementsAre("7000003", "7000005"));
  }
}

TEST_P(CoverageContract, AnAccountCountsWhereItIsNow) {
  Fill();
  ASSERT_THAT(events().Append({Defined(At("7000005", "a", "1"), 2)}), IsOk());
  EXPECT_THAT(Coverage({.period = kJune, .building = "b"}), IsEmpty());
  EXPECT_THAT(Coverage({.period = kJune, .building = "a", .entrance = "1"}),
              ElementsAre("a/1 3 accounts 1 complete 0 partly 0 held"));
}

class ArrivalsContract : public QueuesContract {
 protected:
  // `sms 1 2`: channel, outcome, submissions.
  std::vector<std::string> Arrivals(absl::Time from, absl::Time until) {
    const auto counts = queries().CountArrivals(from, until);
    EXPECT_THAT(counts, IsOk());
    std::vector<std::string> lines;
    if (!counts.ok()) return lines;
    for (const ArrivalCount& count : *counts) {
      lines.push_back(absl::StrCat(count.channel, " ",
                                   static_cast<int>(count.outcome), " ",
                                   count.submissions));
    }
    return lines;
  }
};

TEST_P(ArrivalsContract, CountsByChannelAndOutcomeFromQuarterToQuarter) {
  std::vector<Event> group = {Defined(account_)};
  const auto arrive = [&](absl::Duration after, const std::string& channel,
                          Outcome outcome) {
    const auto number = static_cast<uint32_t>(group.size() + 1);
    group.push_back(Judged(account_, {.sequence = number,
                                      .key = absl::StrCat(number),
                                      .receipt = number,
                                      .outcome = outcome,
                                      .channel = channel,
                                      .received_at = kNoon + after}));
  };
  arrive(-absl::Microseconds(1), "sms", Outcome::kAccepted);
  arrive(absl::ZeroDuration(), "sms", Outcome::kAccepted);
  arrive(absl::Minutes(1), "sms", Outcome::kRefused);
  arrive(absl::Minutes(2), "sms", Outcome::kAccepted);
  arrive(absl::Minutes(3), "portal", Outcome::kHeld);
  arrive(absl::Minutes(15), "sms", Outcome::kAccepted);
  ASSERT_THAT(events().Append(group), IsOk());
  const absl::Duration quarter = absl::Minutes(15);
  EXPECT_THAT(Arrivals(kNoon, kNoon + quarter),
              ElementsAre("portal 2 1", "sms 1 2", "sms 3 1"));
  EXPECT_THAT(Arrivals(kNoon - quarter, kNoon), ElementsAre("sms 1 1"));
  EXPECT_THAT(Arrivals(kNoon - quarter, kNoon + 2 * quarter),
              ElementsAre("portal 2 1", "sms 1 4", "sms 3 1"));
  EXPECT_THAT(Arrivals(kNoon + quarter, kNoon), IsEmpty());
  // Later events add to the same quarter.
  ASSERT_THAT(
      events().Append({Judged(
          account_,
          {.sequence = 8, .key = "8", .receipt = 8, .received_at = kNoon})}),
      IsOk());
  EXPECT_THAT(Arrivals(kNoon, kNoon + quarter),
              ElementsAre("portal 2 1", "sms 1 3", "sms 3 1"));
}

std::string NameOf(const ::testing::TestParamInfo<StoreKind>& kind) {
  return kind.param.name;
}

INSTANTIATE_TEST_SUITE_P(Stores, QueuesContract,
                         ::testing::ValuesIn(AllStoreKinds()), NameOf);
INSTANTIATE_TEST_SUITE_P(Stores, CoverageContract,
                         ::testing::ValuesIn(AllStoreKinds()), NameOf);
INSTANTIATE_TEST_SUITE_P(Stores, ArrivalsContract,
                         ::testing::ValuesIn(AllStoreKinds()), NameOf);

}  // namespace
}  // namespace intake::testing
