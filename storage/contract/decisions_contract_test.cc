// What becomes of an account and its readings by what staff decide and
// customers answer, on each store.

#include "core/base/receipt_code.h"
#include "core/decide/evolve.h"
#include "storage/contract/sample_events.h"
#include "storage/contract/store_contract.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr absl::CivilDay kMay(2014, 5, 20);
constexpr absl::CivilDay kJune(2014, 6, 20);
constexpr RegisterRef kFirst = {0, 0};
const Decision kDecision = {.agent = "operator", .reason = "a photo"};

class DecisionsContract : public StoreContract {
 protected:
  // The account with a reading of May imported, and one of June held as the
  // second event.
  DecisionsContract()
      : account_(WithReadings(OneTariffAccount("7000000"), kMay, {90'000})) {
    EXPECT_THAT(events().Append({Defined(account_), Held(2, 1)}), IsOk());
  }

  Event Held(uint32_t sequence, uint64_t receipt) const {
    return Judged(account_, {.sequence = sequence,
                             .key = absl::StrCat("key-", receipt),
                             .receipt = receipt,
                             .value = 300'000,
                             .outcome = Outcome::kHeld});
  }

  AddedReading Added(absl::CivilDay date, Milli value) const {
    return {.slot = ValuesFor(account_, date, value).front().slot,
            .serial = account_.installations[0].serial,
            .date = date,
            .value = value,
            .period = absl::CivilMonth(date)};
  }

  void Append(uint32_t sequence, EventBody body) {
    EXPECT_THAT(events().Append({Decided(account_, sequence, std::move(body))}),
                IsOk());
  }

  std::vector<std::string> Readings() { return ReadingsOf(account_.number); }

  const Account account_;
};

TEST_P(DecisionsContract, AnApprovedReadingIsLiveAndHeldNoMore) {
  AddedReading added = Added(kJune, 300'000);
  added.channel = "sms";
  added.receipt_code = FormatReceiptCode(1);
  Append(3, HoldResolved{.receipt_code = FormatReceiptCode(1),
                         .approved = true,
                         .decision = kDecision,
                         .effects = {.added = {added}}});
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 300 live", "2014-05-20 90 live"));
  const auto page = queries().ListReadings(account_.number, {});
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->rows[0].channel, "sms");
  EXPECT_EQ(page->rows[0].receipt_code, FormatReceiptCode(1));
  EXPECT_EQ(page->rows[0].received_at, MomentOf(2));
}

TEST_P(DecisionsContract, ARejectedReadingStaysInTheListAsThat) {
  Append(3, HoldResolved{.receipt_code = FormatReceiptCode(1),
                         .decision = kDecision});
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 300 rejected", "2014-05-20 90 live"));
}

TEST_P(DecisionsContract, TheHoldOfAnotherReceiptStays) {
  ASSERT_THAT(events().Append({Held(3, 2)}), IsOk());
  Append(4, HoldResolved{.receipt_code = FormatReceiptCode(2),
                         .decision = kDecision});
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 300 rejected", "2014-06-20 300 held",
                          "2014-05-20 90 live"));
}

TEST_P(DecisionsContract, AnAnswerTakesThePlaceOfWhatWasHeld) {
  ASSERT_THAT(
      events().Append({Judged(account_, {.sequence = 3,
                                         .key = "yes",
                                         .receipt = 2,
                                         .value = 100'000,
                                         .answers = FormatReceiptCode(1)})}),
      IsOk());
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 100 live", "2014-06-20 300 superseded",
                          "2014-05-20 90 live"));
}

TEST_P(DecisionsContract, ARefusedAnswerChangesNoReading) {
  ASSERT_THAT(
      events().Append({Judged(account_, {.sequence = 3,
                                         .key = "yes",
                                         .receipt = 2,
                                         .outcome = Outcome::kRefused,
                                         .answers = FormatReceiptCode(1)})}),
      IsOk());
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 300 held", "2014-05-20 90 live"));
}

TEST_P(DecisionsContract, TheNextWordOfASenderWithdrawsTheOneThatWaits) {
  ASSERT_THAT(events().Append(
                  {Judged(account_, {.sequence = 3,
                                     .key = "again",
                                     .receipt = 2,
                                     .value = 400'000,
                                     .outcome = Outcome::kHeld,
                                     .withdrawn = {FormatReceiptCode(1)}})}),
              IsOk());
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 400 held", "2014-06-20 300 superseded",
                          "2014-05-20 90 live"));
}

TEST_P(DecisionsContract, AnAmendedReadingIsSupersededByItsNewValue) {
  Append(3, ReadingAmended{.target = kFirst,
                           .date = kMay,
                           .was = 90'000,
                           .now = 80'000,
                           .decision = kDecision,
                           .effects = {.removed = {{kFirst, kMay}},
                                       .added = {Added(kMay, 80'000)}}});
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 300 held", "2014-05-20 80 live",
                          "2014-05-20 90 superseded"));
}

TEST_P(DecisionsContract, AReadingTakenOutIsVoidedHoweverItCame) {
  ASSERT_THAT(events().Append({Judged(account_, {.sequence = 3,
                                                 .key = "b",
                                                 .receipt = 2,
                                                 .value = 95'000,
                                                 .date = kJune - 1})}),
              IsOk());
  Append(4, ReadingAmended{
                .date = kMay,
                .decision = kDecision,
                .effects = {.removed = {{kFirst, kMay, /*voided=*/true}}}});
  Append(5,
         ReadingAmended{.date = kJune - 1,
                        .decision = kDecision,
                        .effects = {.removed = {{kFirst, kJune - 1, true}}}});
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 300 held", "2014-06-19 95 voided",
                          "2014-05-20 90 voided"));
}

// An imported reading keeps the ending it had, whatever happens at its place.
TEST_P(DecisionsContract, WhatBecameOfAReadingFirstStaysSo) {
  Append(3, ReadingAmended{.date = kMay,
                           .decision = kDecision,
                           .effects = {.removed = {{kFirst, kMay}},
                                       .added = {Added(kMay, 80'000)}}});
  Append(4, ReadingAmended{
                .date = kMay,
                .decision = kDecision,
                .effects = {.removed = {{kFirst, kMay, /*voided=*/true}}}});
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 300 held", "2014-05-20 80 voided",
                          "2014-05-20 90 superseded"));
}

class ExchangeContract : public DecisionsContract {
 protected:
  void Exchange(uint32_t sequence) {
    AddedReading opening = Added(kJune, 1000);
    opening.slot.ref = {1, 0};
    opening.serial = "NEW-77";
    Append(sequence, MeterReplaced{.removed_installation = 0,
                                   .replaced_on = kJune,
                                   .installed = NewMeter("NEW-77", kJune),
                                   .decision = kDecision,
                                   .applied = {FormatReceiptCode(1)},
                                   .effects = {.added = {opening}}});
  }
};

TEST_P(ExchangeContract, TheAccountHasTheNewMeterBehindTheOthers) {
  Exchange(3);
  const auto account = queries().GetAccount(account_.number);
  ASSERT_THAT(account, IsOk());
  ASSERT_THAT(account->installations, SizeIs(2));
  EXPECT_EQ(account->installations[0].removed_on, kJune);
  EXPECT_EQ(account->installations[1].serial, "NEW-77");
  EXPECT_THAT(account->history, IsEmpty());
}

TEST_P(ExchangeContract, TheAccountIsFoundByTheNewMeterAndStillByTheOld) {
  EXPECT_THAT(NumbersFound({.meter_serial = "new77"}), IsEmpty());
  Exchange(3);
  EXPECT_THAT(NumbersFound({.meter_serial = "new77"}),
              ElementsAre(account_.number));
  EXPECT_THAT(NumbersFound({.meter_serial = account_.installations[0].serial}),
              ElementsAre(account_.number));
}

TEST_P(ExchangeContract, ReadingsOfBothMetersAreListedEachWithItsOwn) {
  Exchange(3);
  // What waited for the exchange waits no longer.
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 1 live", "2014-05-20 90 live"));
  const auto page = queries().ListReadings(account_.number, {});
  ASSERT_THAT(page, IsOk());
  EXPECT_EQ(page->rows[0].serial, "NEW-77");
  EXPECT_EQ(page->rows[1].serial, account_.installations[0].serial);
}

TEST_P(ExchangeContract, ReadingsFollowTheNewMeterIntoTheNextImport) {
  Exchange(3);
  Account imported = account_;
  imported.installations[0].removed_on = kJune;
  imported.installations.insert(imported.installations.begin(),
                                NewMeter("NEW-77", kJune));
  for (HistoricReading& reading : imported.history) reading.installation = 1;
  ASSERT_THAT(events().Append({Defined(imported, 4)}), IsOk());
  const auto page = queries().ListReadings(account_.number, {});
  ASSERT_THAT(page, IsOk());
  ASSERT_THAT(page->rows, SizeIs(2));
  EXPECT_EQ(page->rows[0].serial, "NEW-77");
  EXPECT_EQ(page->rows[0].slot.ref, (RegisterRef{0, 0}));
  EXPECT_EQ(page->rows[1].slot.ref, (RegisterRef{1, 0}));
}

TEST_P(ExchangeContract, AClosedAccountSaysSo) {
  Append(3, AccountClosed{.closed_on = kJune,
                          .decision = kDecision,
                          .effects = {.added = {Added(kJune, 310'000)}}});
  const auto account = queries().GetAccount(account_.number);
  ASSERT_THAT(account, IsOk());
  EXPECT_EQ(account->closed_on, kJune);
  EXPECT_THAT(Readings(),
              ElementsAre("2014-06-20 310 live", "2014-06-20 300 held",
                          "2014-05-20 90 live"));
}

std::string NameOf(const ::testing::TestParamInfo<StoreKind>& kind) {
  return kind.param.name;
}

INSTANTIATE_TEST_SUITE_P(Stores, DecisionsContract,
                         ::testing::ValuesIn(AllStoreKinds()), NameOf);
INSTANTIATE_TEST_SUITE_P(Stores, ExchangeContract,
                         ::testing::ValuesIn(AllStoreKinds()), NameOf);

}  // namespace
}  // namespace intake::testing
