// What every store promises, tried on each of them.

#include <atomic>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"
#include "core/base/receipt_code.h"
#include "core/decide/evolve.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "storage/contract/random_history.h"
#include "storage/contract/sample_events.h"
#include "storage/contract/store_contents.h"
#include "storage/contract/store_contract.h"
#include "tests/support/life.h"
#include "tests/support/sample_accounts.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temp_dir.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST_P(StoreContract, AStreamWithoutEventsHasAnEmptyState) {
  EXPECT_EQ(StateOf("1234567890"), AccountState());
  EXPECT_THAT(events().FindByKey("1234567890", "sms", "key-1"),
              IsOkAndHolds(std::nullopt));
  EXPECT_THAT(events().LoadEvents(kChannelsStream), IsOkAndHolds(IsEmpty()));
}

TEST_P(StoreContract, AStateIsWhatItsEventsAddUpTo) {
  const std::vector<Event> group = {Defined(account_), Judged(account_, {})};
  ASSERT_THAT(events().Append(group), IsOk());
  AccountState wanted;
  for (const Event& event : group) Evolve(wanted, event);
  EXPECT_EQ(StateOf(account_.number), wanted);
}

TEST_P(StoreContract, StatesComeInTheOrderAskedFor) {
  const Account other = OneTariffAccount("7000000");
  ASSERT_THAT(events().Append({Defined(account_), Defined(other)}), IsOk());
  const std::vector<std::string> streams = {other.number, "404",
                                            account_.number, other.number};
  const auto states = events().LoadStates(streams);
  ASSERT_THAT(states, IsOk());
  ASSERT_THAT(*states, SizeIs(4));
  EXPECT_EQ((*states)[0].account, other);
  EXPECT_EQ((*states)[1], AccountState());
  EXPECT_EQ((*states)[2].account, account_);
  EXPECT_EQ((*states)[3].account, other);
}

TEST_P(StoreContract, KnowsWhichAccountsExist) {
  Event unknown = Judged(account_, {.sequence = 1});
  unknown.stream = UnknownAccountStream("sms", "key-1");
  ASSERT_THAT(events().Append({Defined(account_), unknown}), IsOk());
  const std::vector<std::string> numbers = {"404", account_.number,
                                            unknown.stream};
  EXPECT_THAT(events().AccountsExist(numbers),
              IsOkAndHolds(ElementsAre(false, true, false)));
}

TEST_P(StoreContract, KnowsWhomBanksMeanByAPaymentCode) {
  std::vector<Account> accounts(4, account_);
  const std::vector<std::string> codes = {"501", "502", "502", ""};
  for (size_t i = 0; i < accounts.size(); ++i) {
    accounts[i].number = absl::StrCat("700000", i);
    accounts[i].payment_code = codes[i];
    ASSERT_THAT(events().Append({Defined(accounts[i])}), IsOk());
  }
  const std::vector<std::string> asked = {"502", "404", "501", "7000003"};
  EXPECT_THAT(
      events().AccountsWithPaymentCodes(asked),
      IsOkAndHolds(ElementsAre(ElementsAre("7000001", "7000002"), IsEmpty(),
                               ElementsAre("7000000"), IsEmpty())));
  accounts[1].payment_code = "503";
  ASSERT_THAT(events().Append({Defined(accounts[1], /*sequence=*/2)}), IsOk());
  const std::vector<std::string> since = {"502", "503"};
  EXPECT_THAT(events().AccountsWithPaymentCodes(since),
              IsOkAndHolds(
                  ElementsAre(ElementsAre("7000002"), ElementsAre("7000001"))));
}

TEST_P(StoreContract, ListsTheStatesOfAllAccountsInPages) {
  Event unknown = Judged(account_, {.sequence = 1});
  unknown.stream = UnknownAccountStream("sms", "key-1");
  ASSERT_THAT(events().Append({unknown}), IsOk());
  std::vector<std::string> numbers = {"7000003", "7000001", "7000002"};
  for (const std::string& number : numbers) {
    Account account = account_;
    account.number = number;
    ASSERT_THAT(events().Append({Defined(account)}), IsOk());
  }
  std::vector<std::string> listed;
  std::optional<std::string> after;
  do {
    const auto page = queries().ListStates(after, 2);
    ASSERT_THAT(page, IsOk());
    for (const AccountState& state : page->rows) {
      listed.push_back(state.account->number);
    }
    after = page->next;
  } while (after);
  EXPECT_THAT(listed, ElementsAre("7000001", "7000002", "7000003"));
}

TEST_P(StoreContract, RefusesASequenceThatIsTakenOrLeavesAGap) {
  ASSERT_THAT(events().Append({Defined(account_)}), IsOk());
  for (const uint32_t sequence : {0u, 1u, 3u, 100u}) {
    EXPECT_THAT(events().Append({Judged(account_, {.sequence = sequence})}),
                StatusIs(absl::StatusCode::kAborted))
        << sequence;
  }
  EXPECT_THAT(events().Append({Judged(account_, {.sequence = 2})}), IsOk());
}

TEST_P(StoreContract, StoresAGroupWholeOrNotAtAll) {
  const Account other = OneTariffAccount("7000000");
  EXPECT_THAT(
      events().Append({Defined(account_), Judged(account_, {.sequence = 2}),
                       Defined(other), Judged(account_, {.sequence = 2})}),
      StatusIs(absl::StatusCode::kAborted));
  EXPECT_EQ(StateOf(account_.number), AccountState());
  EXPECT_EQ(StateOf(other.number), AccountState());
  EXPECT_THAT(queries().FindReceipt(FormatReceiptCode(1)),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(events().Append({}), IsOk());
}

TEST_P(StoreContract, FindsWhatWasJudgedUnderAKeyForEver) {
  ASSERT_THAT(events().Append({Defined(account_)}), IsOk());
  for (uint32_t i = 2; i < 200; ++i) {
    ASSERT_THAT(
        events().Append({Judged(account_, {.sequence = i,
                                           .key = absl::StrCat("key-", i),
                                           .receipt = i,
                                           .value = Milli{i} * 1000})}),
        IsOk());
  }
  const auto first = events().FindByKey(account_.number, "sms", "key-2");
  ASSERT_THAT(first, IsOk());
  ASSERT_TRUE(first->has_value());
  EXPECT_EQ((*first)->receipt.code, FormatReceiptCode(2));
  EXPECT_THAT(events().FindByKey(account_.number, "portal", "key-2"),
              IsOkAndHolds(std::nullopt));
  EXPECT_THAT(events().FindByKey("1", "sms", "key-2"),
              IsOkAndHolds(std::nullopt));
}

TEST_P(StoreContract, TheFirstAnswerStaysTheKeys) {
  ASSERT_THAT(
      events().Append(
          {Defined(account_), Judged(account_, {.sequence = 2, .receipt = 1}),
           Judged(
               account_,
               {.sequence = 3, .receipt = 2, .outcome = Outcome::kRefused})}),
      IsOk());
  const auto found = events().FindByKey(account_.number, "sms", "key-1");
  ASSERT_THAT(found, IsOk());
  EXPECT_EQ((*found)->receipt.code, FormatReceiptCode(1));
}

TEST_P(StoreContract, AKeyThatRepeatedAContentFindsTheFirstOne) {
  ASSERT_THAT(
      events().Append({Defined(account_),
                       Judged(account_, {.sequence = 2, .receipt = 1}),
                       Decided(account_, 3,
                               SubmissionRepeated{.channel = "sms",
                                                  .request_key = "key-2",
                                                  .repeated_key = "key-1"})}),
      IsOk());
  const auto found = events().FindByKey(account_.number, "sms", "key-2");
  ASSERT_THAT(found, IsOk());
  ASSERT_TRUE(found->has_value());
  EXPECT_EQ((*found)->receipt.code, FormatReceiptCode(1));
  EXPECT_THAT(events().FindByKey(account_.number, "portal", "key-2"),
              IsOkAndHolds(std::nullopt));
}

TEST_P(StoreContract, FindsAReceiptByItsCode) {
  const Event judged = Judged(account_, {.receipt = 12'045});
  ASSERT_THAT(events().Append({Defined(account_), judged}), IsOk());
  EXPECT_THAT(queries().FindReceipt(FormatReceiptCode(12'045)),
              IsOkAndHolds(std::get<SubmissionJudged>(judged.body)));
  EXPECT_THAT(queries().FindReceipt(FormatReceiptCode(12'046)),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(queries().FindReceipt("no code"),
              StatusIs(absl::StatusCode::kNotFound));
}

TEST_P(StoreContract, NeverGivesAReceiptNumberTwice) {
  const uint64_t first = events().TakeReceiptNumbers(10);
  const uint64_t second = events().TakeReceiptNumbers(1);
  EXPECT_GE(second, first + 10);
  ASSERT_THAT(events().Append(
                  {Defined(account_), Judged(account_, {.receipt = second})}),
              IsOk());
  if (GetParam().durable) Reopen();
  EXPECT_GT(events().TakeReceiptNumbers(1), second);
}

TEST_P(StoreContract, ListsReadingsNewestFirstWithWhatBecameOfThem) {
  const Account account = WithReadings(OneTariffAccount("7000000"),
                                       absl::CivilDay(2014, 5, 20), {90'000});
  const absl::CivilDay june(2014, 6, 20);
  ASSERT_THAT(
      events().Append(
          {Defined(account),
           Judged(account, {.sequence = 2, .key = "a", .value = 100'000}),
           Judged(account,
                  {.sequence = 3,
                   .key = "b",
                   .value = 99'000,
                   .superseded = {{{0, 0}, june},
                                  {{0, 0}, absl::CivilDay(2014, 5, 20)}}}),
           Judged(account, {.sequence = 4,
                            .key = "c",
                            .value = 300'000,
                            .date = june + 1,
                            .outcome = Outcome::kHeld}),
           Judged(account,
                  {.sequence = 5, .key = "d", .outcome = Outcome::kRefused})}),
      IsOk());
  EXPECT_THAT(
      ReadingsOf(account.number),
      ElementsAre("2014-06-21 300 held", "2014-06-20 99 live",
                  "2014-06-20 100 superseded", "2014-05-20 90 superseded"));
}

TEST_P(StoreContract, TheHistoryOfAnAccountIsInItsReadingsAlone) {
  const absl::CivilDay may(2014, 5, 20);
  const Account bare = OneTariffAccount("7000000");
  const Account first = WithReadings(bare, may, {90'000});
  const Account second = WithReadings(bare, may - 30, {80'000});
  ASSERT_THAT(events().Append({Defined(first), Judged(bare, {})}), IsOk());
  EXPECT_THAT(queries().GetAccount(bare.number), IsOkAndHolds(bare));
  EXPECT_THAT(queries().SearchAccounts({.number_prefix = "7"}),
              IsOkAndHolds(ElementsAre(bare)));
  EXPECT_EQ(StateOf(bare.number).account, bare);
  EXPECT_THAT(ReadingsOf(bare.number),
              ElementsAre("2014-06-20 100 live", "2014-05-20 90 live"));
  // An import replaces what an earlier one brought.
  ASSERT_THAT(events().Append({Defined(second, 3)}), IsOk());
  EXPECT_THAT(ReadingsOf(bare.number),
              ElementsAre("2014-06-20 100 live", "2014-04-20 80 live"));
}

TEST_P(StoreContract, ReadingsFollowTheirMeterWhenTheAccountIsDefinedAnew) {
  // The riser's meter stood first; now electricity does.
  Account after = ElectricityAndWaterAccount("7000000");
  Account before = after;
  before.installations.erase(before.installations.begin());
  ASSERT_THAT(
      events().Append({Defined(before), Judged(before, {}), Defined(after, 3)}),
      IsOk());
  const auto page = queries().ListReadings(after.number, {});
  ASSERT_THAT(page, IsOk());
  ASSERT_THAT(page->rows, SizeIs(1));
  EXPECT_EQ(page->rows[0].slot.ref, (RegisterRef{1, 0}));
  EXPECT_EQ(page->rows[0].slot.point, MeteringPoint::kKitchen);
}

TEST_P(StoreContract, ListsSubmissionsNewestFirstInPages) {
  ASSERT_THAT(events().Append({Defined(account_)}), IsOk());
  for (uint32_t i = 2; i <= 6; ++i) {
    ASSERT_THAT(events().Append({Judged(
                    account_, {.sequence = i, .key = absl::StrCat(i)})}),
                IsOk());
  }
  const auto first =
      queries().ListSubmissions(account_.number, {.items_max = 3});
  ASSERT_THAT(first, IsOk());
  ASSERT_THAT(first->rows, SizeIs(3));
  EXPECT_EQ(first->rows[0].sequence, 6u);
  EXPECT_EQ(first->next, 4u);
  const auto second = queries().ListSubmissions(
      account_.number, {.before = first->next, .items_max = 3});
  ASSERT_THAT(second, IsOk());
  ASSERT_THAT(second->rows, SizeIs(2));
  EXPECT_EQ(second->rows[1].sequence, 2u);
  EXPECT_EQ(second->next, std::nullopt);
}

TEST_P(StoreContract, SaysWhatIsNotThere) {
  EXPECT_THAT(queries().GetAccount("404"), HasReason("ACCOUNT_NOT_FOUND"));
  EXPECT_THAT(queries().ListReadings("404", {}),
              HasReason("ACCOUNT_NOT_FOUND"));
  EXPECT_THAT(queries().ListSubmissions("404", {}),
              HasReason("STREAM_NOT_FOUND"));
  EXPECT_THAT(queries().SearchAccounts({}),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(queries().SearchAccounts({.address_words = " -, "}),
              StatusIs(absl::StatusCode::kInvalidArgument));
}

TEST_P(StoreContract, FindsAccountsByWhatTheirWordsBeginWith) {
  Account lenin = OneTariffAccount("0012345");
  lenin.address.text = "ул. Ленина, 12, кв. 7";
  lenin.phones = {"79031111111", "79032222222"};
  lenin.installations[0].serial = "0012-345Б";
  Account fir = OneTariffAccount("7000000");
  fir.address.text = "Ёлочный проезд, 12";
  fir.phones = {"79033333333"};
  fir.installations[0].serial = "99999";
  ASSERT_THAT(events().Append({Defined(fir), Defined(lenin)}), IsOk());

  const auto lenins = ElementsAre(lenin.number);
  const auto firs = ElementsAre(fir.number);
  EXPECT_THAT(NumbersFound({.address_words = "ЛЕНИНА"}), lenins);
  EXPECT_THAT(NumbersFound({.address_words = "лен 12 7"}), lenins);
  EXPECT_THAT(NumbersFound({.address_words = "елочный"}), firs);
  EXPECT_THAT(NumbersFound({.address_words = "12"}),
              ElementsAre(lenin.number, fir.number));
  EXPECT_THAT(NumbersFound({.address_words = "12", .items_max = 1}), lenins);
  EXPECT_THAT(NumbersFound({.address_words = "енина"}), IsEmpty());
  EXPECT_THAT(NumbersFound({.number_prefix = "001"}), lenins);
  EXPECT_THAT(NumbersFound({.number_prefix = "12345"}), IsEmpty());
  EXPECT_THAT(NumbersFound({.meter_serial = "12345б"}), lenins);
  EXPECT_THAT(NumbersFound({.meter_serial = "0123"}), lenins);
  EXPECT_THAT(NumbersFound({.phone = "+7 903 222"}), lenins);
  EXPECT_THAT(NumbersFound({.number_prefix = "7", .phone = "79033"}), firs);
  EXPECT_THAT(NumbersFound({.address_words = "12\" OR", .phone = "\"*"}),
              IsEmpty());
}

TEST_P(StoreContract, AnAccountIsFoundByWhatItIsNowAndNotByWhatItWas) {
  Account account = OneTariffAccount("7000000");
  account.address.text = "Садовая, 1";
  Account moved = account;
  moved.address.text = "Морская, 2";
  ASSERT_THAT(events().Append({Defined(account)}), IsOk());
  EXPECT_THAT(NumbersFound({.address_words = "садовая"}), SizeIs(1));
  ASSERT_THAT(events().Append({Defined(moved, 2)}), IsOk());
  EXPECT_THAT(NumbersFound({.address_words = "садовая"}), IsEmpty());
  EXPECT_THAT(NumbersFound({.address_words = "морская"}), SizeIs(1));
}

TEST_P(StoreContract, VisitsEveryAccountUntilToldToStop) {
  ASSERT_THAT(events().Append({Defined(OneTariffAccount("7000001")),
                               Defined(OneTariffAccount("7000002")),
                               Defined(OneTariffAccount("7000003"))}),
              IsOk());
  int visits = 0;
  EXPECT_THAT(
      events().VisitStates([&visits](absl::string_view, absl::string_view) {
        return ++visits < 2;
      }),
      IsOk());
  EXPECT_EQ(visits, 2);
}

TEST_P(StoreContract, RebuildingChangesNothing) {
  RandomHistory history(1);
  for (int i = 0; i < 20; ++i) {
    ASSERT_THAT(events().Append(history.NextGroup(10)), IsOk());
  }
  const StoreContents before =
      ContentsOf(events(), log(), queries(), history.events());
  ViewsProgress last;
  ASSERT_THAT(maintenance().RebuildViews([&](const ViewsProgress& progress) {
    EXPECT_GE(progress.events_done, last.events_done);
    last = progress;
  }),
              IsOk());
  EXPECT_EQ(last.events_done, last.events_total);
  EXPECT_EQ(last.events_total, maintenance().Figures()->journal_position);
  EXPECT_EQ(last.states_done, last.states_total);
  ExpectSameContents(ContentsOf(events(), log(), queries(), history.events()),
                     before);
  ASSERT_THAT(events().Append(history.NextGroup(10)), IsOk());
}

TEST_P(StoreContract, FiguresCountWhatIsThere) {
  ASSERT_THAT(events().Append({Defined(account_), Judged(account_, {})}),
              IsOk());
  StateOf(account_.number);
  const auto figures = maintenance().Figures();
  ASSERT_THAT(figures, IsOk());
  EXPECT_EQ(figures->journal_position, 2u);
  EXPECT_EQ(figures->views_position, 2u);
  EXPECT_EQ(figures->accounts, 1u);
  EXPECT_THAT(maintenance().Verify(), IsOkAndHolds(2u));
  EXPECT_THAT(events().Probe(), IsOk());
}

TEST_P(StoreContract, QuestionsAndProbesMayRunBesideAppends) {
  ASSERT_THAT(events().Append({Defined(account_)}), IsOk());
  std::atomic<bool> done = false;
  std::vector<std::thread> askers;
  for (int i = 0; i < 3; ++i) {
    askers.emplace_back([&] {
      size_t seen = 0;
      while (!done) {
        const auto page =
            queries().ListSubmissions(account_.number, {.items_max = 1000});
        EXPECT_THAT(page, IsOk());
        if (!page.ok()) return;
        EXPECT_GE(page->rows.size(), seen);
        seen = page->rows.size();
        EXPECT_THAT(queries().SearchAccounts({.address_words = "ул"}), IsOk());
        EXPECT_THAT(events().Probe(), IsOk());
      }
    });
  }
  for (uint32_t i = 2; i < 60; ++i) {
    EXPECT_THAT(events().Append({Judged(
                    account_, {.sequence = i, .key = absl::StrCat(i)})}),
                IsOk());
    if (i == 30) {
      EXPECT_THAT(maintenance().RebuildViews([](const ViewsProgress&) {}),
                  IsOk());
    }
  }
  done = true;
  for (std::thread& asker : askers) asker.join();
}

TEST_P(StoreContract, AnswersAsMemoryDoesWhateverTheHistory) {
  for (uint32_t seed = 1; seed <= 6; ++seed) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    TempDir folder;
    StoreUnderTest store = GetParam().open(folder.path());
    StoreUnderTest memory = AllStoreKinds().front().open("");
    RandomHistory history(seed);
    for (int i = 0; i < 25; ++i) {
      const std::vector<Event> group = history.NextGroup(12);
      ASSERT_THAT(store.events->Append(group), IsOk());
      ASSERT_THAT(memory.events->Append(group), IsOk());
    }
    const StoreContents wanted = ContentsOf(*memory.events, *memory.log,
                                            *memory.queries, history.events());
    for (const auto& [stream, state] : history.states()) {
      EXPECT_EQ(wanted.streams.at(stream).state, state) << stream;
    }
    ExpectSameContents(
        ContentsOf(*store.events, *store.log, *store.queries, history.events()),
        wanted);
    if (!GetParam().durable) continue;
    store = {};
    store = GetParam().open(folder.path());
    ExpectSameContents(
        ContentsOf(*store.events, *store.log, *store.queries, history.events()),
        wanted);
    EXPECT_THAT(store.maintenance->Verify(), IsOk());
    // It goes on where it stopped.
    ASSERT_THAT(store.events->Append(history.NextGroup(12)), IsOk());
  }
}

// What core really decides, where the above is whatever a store must keep.
TEST_P(StoreContract, AnswersAsMemoryDoesWhateverTheLife) {
  for (uint64_t seed = 1; seed <= 12; ++seed) {
    SCOPED_TRACE(absl::StrCat("seed ", seed));
    TempDir folder;
    StoreUnderTest store = GetParam().open(folder.path());
    StoreUnderTest memory = AllStoreKinds().front().open("");
    Life life;
    for (const Action& action : RandomActions(seed, 80)) life.Play(action);
    const std::vector<Event>& events = life.events();
    for (size_t at = 0; at < events.size(); at += 7) {
      const auto group = absl::MakeConstSpan(events).subspan(at, 7);
      ASSERT_THAT(store.events->Append(group), IsOk());
      ASSERT_THAT(memory.events->Append(group), IsOk());
    }
    const StoreContents wanted =
        ContentsOf(*memory.events, *memory.log, *memory.queries, events);
    EXPECT_EQ(wanted.streams.at(life.state().account->number).state,
              life.state());
    ExpectSameContents(
        ContentsOf(*store.events, *store.log, *store.queries, events), wanted);
  }
}

INSTANTIATE_TEST_SUITE_P(Stores, StoreContract,
                         ::testing::ValuesIn(AllStoreKinds()),
                         [](const ::testing::TestParamInfo<StoreKind>& kind) {
                           return kind.param.name;
                         });

}  // namespace
}  // namespace intake::testing
