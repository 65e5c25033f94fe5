#include "core/admission/admission.h"

#include "absl/strings/str_cat.h"
#include "core/admission/admission_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::SizeIs;

using AdmissionTest = AdmissionFixture;

bool HasRule(const Receipt& receipt, Rule rule) {
  for (const Finding& finding : receipt.findings) {
    if (finding.rule == rule) return true;
  }
  return false;
}

TEST_F(AdmissionTest, StoresWhatItAnswers) {
  const absl::StatusOr<Admitted> admitted = Send(Values("k1", {"10150"}));
  ASSERT_THAT(admitted, IsOk());
  EXPECT_EQ(admitted->receipt.outcome, Outcome::kAccepted);
  EXPECT_FALSE(admitted->replayed);
  const std::vector<Event> events = store_.EventsOf("1234567890");
  ASSERT_THAT(events, SizeIs(2));
  EXPECT_EQ(events[1].actor, "sms");
  EXPECT_EQ(std::get<SubmissionJudged>(events[1].body).receipt,
            admitted->receipt);
}

TEST_F(AdmissionTest, AnswersOnlyAfterTheCommit) {
  store_.Hold();
  const Answer<Admitted> answer = SendAsync(Values("k1", {"10150"}));
  store_.AwaitAppend();
  EXPECT_FALSE(answer.given());
  store_.Release();
  EXPECT_THAT(answer.Wait(), IsOk());
}

TEST_F(AdmissionTest, SharesOneAppendAmongAllThatWait) {
  store_.Hold();
  SendAsync(Values("first", {"10100"}));
  store_.AwaitAppend();
  std::vector<Answer<Admitted>> answers;
  for (int i = 0; i < 20; ++i) {
    answers.push_back(
        SendAsync(Values(absl::StrCat("k", i), {absl::StrCat(10110 + i)})));
  }
  store_.Release();
  for (const auto& answer : answers) EXPECT_THAT(answer.Wait(), IsOk());
  // The channels, the account, the first one, and all others together.
  EXPECT_THAT(store_.GroupSizes(), ElementsAre(8, 1, 1, 20));
}

TEST_F(AdmissionTest, JudgesEachAmongThoseBeforeItInItsGroup) {
  const auto results =
      SendBatchAsync({Values("k1", {"10150"}), Values("k2", {"10200"}),
                      Values("k3", {"10200"}, "1234567890")})
          .Wait();
  ASSERT_THAT(results, IsOk());
  ASSERT_THAT(*results, SizeIs(3));
  EXPECT_EQ((*results)[0]->receipt.outcome, Outcome::kAccepted);
  EXPECT_EQ((*results)[1]->receipt.outcome, Outcome::kAccepted);
  // The same content again: the second's receipt.
  EXPECT_TRUE((*results)[2]->replayed);
  EXPECT_EQ((*results)[2]->receipt, (*results)[1]->receipt);
}

TEST_F(AdmissionTest, AnswersABatchInOrder) {
  std::vector<Account> accounts;
  std::vector<Submission> submissions;
  for (int i = 0; i < 50; ++i) {
    const std::string number = absl::StrCat(2000000000 + i);
    accounts.push_back(OneTariffAccount(number));
    submissions.push_back(Values(absl::StrCat("row ", i), {"5"}, number));
  }
  Import(accounts);
  const auto results = SendBatchAsync(submissions).Wait();
  ASSERT_THAT(results, IsOk());
  for (size_t i = 0; i < accounts.size(); ++i) {
    EXPECT_EQ((*results)[i]->receipt.account_number, accounts[i].number);
  }
}

TEST_F(AdmissionTest, GivesTheStoredReceiptToTheSameKey) {
  const Admitted first = Send(Values("k1", {"10150"})).value();
  clock_.Advance(absl::Hours(24 * 40));
  const Admitted again = Send(Values("k1", {"10150"})).value();
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(again.receipt, first.receipt);
  EXPECT_EQ(JudgedOf("1234567890"), 1u);
}

TEST_F(AdmissionTest, GivesTheStoredReceiptAfterARestart) {
  const Admitted first = Send(Values("k1", {"10150"})).value();
  Start();
  const Admitted again = Send(Values("k1", {"10150"})).value();
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(again.receipt, first.receipt);
}

TEST_F(AdmissionTest, RepeatsWithinOneGroupHaveOneEffect) {
  const auto results =
      SendBatchAsync({Values("k1", {"10150"}), Values("k1", {"10150"})}).Wait();
  EXPECT_FALSE((*results)[0]->replayed);
  EXPECT_TRUE((*results)[1]->replayed);
  EXPECT_EQ((*results)[0]->receipt, (*results)[1]->receipt);
  EXPECT_EQ(JudgedOf("1234567890"), 1u);
}

TEST_F(AdmissionTest, RefusesAKeyUsedForOtherContentAndRepeatsTheRefusal) {
  Send(Values("k1", {"10150"})).value();
  const Admitted reused = Send(Values("k1", {"10160"})).value();
  EXPECT_EQ(reused.receipt.outcome, Outcome::kRefused);
  EXPECT_TRUE(HasRule(reused.receipt, Rule::kKeyReused));
  EXPECT_FALSE(reused.replayed);
  const Admitted again = Send(Values("k1", {"10160"})).value();
  EXPECT_TRUE(again.replayed);
  EXPECT_EQ(again.receipt, reused.receipt);
  // The first content still has its own answer, and a third one another.
  EXPECT_TRUE(Send(Values("k1", {"10150"}))->replayed);
  EXPECT_NE(Send(Values("k1", {"10170"}))->receipt.code, reused.receipt.code);
  EXPECT_EQ(JudgedOf("1234567890"), 3u);
}

TEST_F(AdmissionTest, AKeyThatLooksLikeAMadeUpOneIsJudgedByItsContent) {
  Send(Values("k1", {"10150"})).value();
  Send(Values("k1", {"10160"})).value();
  const std::vector<Event> events = store_.EventsOf("1234567890");
  const std::string made_up =
      std::get<SubmissionJudged>(events.back().body).submission.request_key;
  ASSERT_NE(made_up, "k1");
  const Admitted other = Send(Values(made_up, {"10170"})).value();
  EXPECT_FALSE(other.replayed);
  EXPECT_TRUE(HasRule(other.receipt, Rule::kKeyReused));
  EXPECT_TRUE(Send(Values(made_up, {"10170"}))->replayed);
}

TEST_F(AdmissionTest, KeysOfTwoChannelsAreTwoKeys) {
  EXPECT_FALSE(Send(Values("k1", {"10150"}), "sms")->replayed);
  EXPECT_FALSE(Send(Values("k1", {"10150"}), "portal")->replayed);
  EXPECT_EQ(JudgedOf("1234567890"), 2u);
}

TEST_F(AdmissionTest, TheSameContentWithinTenMinutesIsTheFirstOne) {
  const Admitted first = Send(Text("k1", "1234567890 10150")).value();
  clock_.Advance(absl::Minutes(10) - absl::Seconds(1));
  const Admitted repeat = Send(Text("k2", " 1234567890  10150 ")).value();
  EXPECT_TRUE(repeat.replayed);
  EXPECT_EQ(repeat.receipt, first.receipt);
  EXPECT_EQ(JudgedOf("1234567890"), 1u);
}

TEST_F(AdmissionTest, AKeyThatRepeatedAContentKeepsItsReceiptForEver) {
  const Admitted first = Send(Text("k1", "1234567890 10150")).value();
  EXPECT_TRUE(Send(Text("k2", "1234567890 10150")).value().replayed);
  clock_.Advance(absl::Hours(24));
  for (const bool restarted : {false, true}) {
    if (restarted) Start();
    const Admitted late = Send(Text("k2", "1234567890 10150")).value();
    EXPECT_TRUE(late.replayed) << restarted;
    EXPECT_EQ(late.receipt, first.receipt) << restarted;
  }
  EXPECT_FALSE(Send(Text("k3", "1234567890 10150")).value().replayed);
}

TEST_F(AdmissionTest, TheSameContentAfterTenMinutesIsJudgedAgain) {
  Send(Text("k1", "1234567890 10150")).value();
  clock_.Advance(absl::Minutes(10) + absl::Seconds(1));
  const Admitted later = Send(Text("k2", "1234567890 10150")).value();
  EXPECT_FALSE(later.replayed);
  EXPECT_TRUE(HasRule(later.receipt, Rule::kRepeated));
}

TEST_F(AdmissionTest, TheSameContentFromAnotherSenderIsNoRepeat) {
  Send(Text("k1", "1234567890 10150")).value();
  Submission other = Text("k2", "1234567890 10150");
  other.evidence.sender = "79090000000";
  EXPECT_FALSE(Send(other)->replayed);
}

TEST_F(AdmissionTest, AClockThatJumpsBackBreaksNothing) {
  EXPECT_FALSE(Send(Values("k1", {"10150"}))->replayed);
  clock_.Advance(-absl::Hours(48));
  const absl::StatusOr<Admitted> back = Send(Values("k2", {"10150"}));
  ASSERT_THAT(back, IsOk());
  EXPECT_FALSE(back->replayed);
  EXPECT_TRUE(Send(Values("k1", {"10150"}))->replayed);
  const std::vector<Event> events = store_.EventsOf("1234567890");
  for (size_t i = 0; i < events.size(); ++i) {
    EXPECT_EQ(events[i].sequence, i + 1);
  }
}

TEST_F(AdmissionTest, KeepsWhatNamesNoKnownAccountInABucket) {
  const Admitted first = Send(Text("k1", "9999999999 10150")).value();
  EXPECT_EQ(first.receipt.outcome, Outcome::kRefused);
  EXPECT_EQ(JudgedOf(UnknownAccountStream("sms", "k1")), 1u);
  EXPECT_TRUE(Send(Text("k1", "9999999999 10150"))->replayed);
}

TEST_F(AdmissionTest, PutsLostLeadingZerosBackWhereOneAccountFits) {
  Import({OneTariffAccount("0000555555")});
  const Admitted typed = Send(Text("k1", "555555 10150")).value();
  EXPECT_EQ(typed.receipt.account_number, "0000555555");
  EXPECT_TRUE(HasRule(typed.receipt, Rule::kAccountRestored));
  const Admitted given = Send(Values("k2", {"10200"}, "555555")).value();
  EXPECT_EQ(given.receipt.account_number, "0000555555");

  Import({OneTariffAccount("000555555")});
  const Admitted unclear = Send(Values("k3", {"10300"}, "555555")).value();
  EXPECT_TRUE(HasRule(unclear.receipt, Rule::kAccountNotFound));
}

TEST_F(AdmissionTest, FindsAccountsThatDoNotFitInMemory) {
  options_.accounts_in_memory_max = 2;
  Start();
  std::vector<Account> accounts;
  for (int i = 0; i < 10; ++i) {
    accounts.push_back(OneTariffAccount(absl::StrCat(2000000000 + i)));
  }
  Import(accounts);
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 10; ++i) {
      const Admitted admitted =
          Send(Text(absl::StrCat("key ", i),
                    absl::StrCat(accounts[static_cast<size_t>(i)].number,
                                 " 10150")))
              .value();
      EXPECT_EQ(admitted.receipt.outcome, Outcome::kAccepted);
      EXPECT_EQ(admitted.replayed, round == 1);
    }
  }
}

TEST_F(AdmissionTest, AValueThatIsAnotherAccountsNumberStaysAValue) {
  Import({OneTariffAccount("10150"), OneTariffAccount("10160"),
          TwoTariffAccount("20001")});
  struct Case {
    const char* text;
    const char* account;
  };
  constexpr Case kCases[] = {{"1234567890 10150", "1234567890"},
                             {"10160 1234567890", "1234567890"},
                             {"20001 10150 10160", "20001"},
                             {"10160 10170 20001", "20001"}};
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.text);
    Answer<Receipt> checked;
    admission_->Check("sms", Text("key", one.text), checked.Done());
    EXPECT_EQ(checked.Wait()->account_number, one.account);
    const Admitted admitted = Send(Text(one.text, one.text)).value();
    EXPECT_EQ(admitted.receipt.outcome, Outcome::kAccepted);
    EXPECT_EQ(admitted.receipt.account_number, one.account);
    EXPECT_TRUE(Send(Text(one.text, one.text))->replayed);
  }
  EXPECT_EQ(JudgedOf("1234567890"), 2u);
  EXPECT_EQ(JudgedOf("20001"), 2u);
}

TEST_F(AdmissionTest, WhereEitherNumberMayBeTheAccountItAsks) {
  Import({OneTariffAccount("10150"), OneTariffAccount("10160")});
  EXPECT_TRUE(HasRule(Send(Text("k1", "10150 10160"))->receipt,
                      Rule::kSeveralAccounts));
  EXPECT_EQ(JudgedOf("10150"), 1u);
}

TEST_F(AdmissionTest, AChannelThatIsNotThereIsAnError) {
  EXPECT_THAT(Send(Values("k1", {"10150"}), "fax"),
              StatusIs(absl::StatusCode::kNotFound));
  EXPECT_THAT(Send(Values("k1", {"10150"}), "fax"),
              HasReason("CHANNEL_NOT_FOUND"));
  EXPECT_EQ(store_.JudgedCount(), 0u);
}

TEST_F(AdmissionTest, EmailIsRefusedFromTheFirstMomentOfJuly) {
  const absl::Time end =
      absl::FromCivil(absl::CivilSecond(2014, 7, 1, 0, 0, 0), zone_);
  clock_.Set(end - absl::Microseconds(1));
  EXPECT_FALSE(HasRule(Send(Values("k1", {"10150"}), "email")->receipt,
                       Rule::kChannelRetired));
  clock_.Set(end);
  EXPECT_TRUE(HasRule(Send(Values("k2", {"10160"}), "email")->receipt,
                      Rule::kChannelRetired));
}

TEST_F(AdmissionTest, CheckJudgesAndStoresNothing) {
  Answer<Receipt> answer;
  admission_->Check("sms", Values("k1", {"10150"}), answer.Done());
  ASSERT_THAT(answer.Wait(), IsOk());
  EXPECT_EQ(answer.Wait()->outcome, Outcome::kAccepted);
  EXPECT_EQ(answer.Wait()->code, "");
  EXPECT_EQ(store_.JudgedCount(), 0u);
  EXPECT_FALSE(Send(Values("k1", {"10150"}))->replayed);
}

TEST_F(AdmissionTest, ManyRepeatsStoreOneAndAskTheStoreNothingElse) {
  constexpr int kRepeats = 20'000;
  const Admitted first = Send(Text("k", "1234567890 10150")).value();
  Answer<Results> last;
  for (int sent = 0; sent < kRepeats; sent += 1000) {
    std::vector<Submission> batch;
    for (int i = 0; i < 1000; ++i) {
      batch.push_back(Text(absl::StrCat("k", sent + i), "1234567890 10150"));
    }
    last = SendBatchAsync(std::move(batch));
    for (const auto& result : *last.Wait()) {
      ASSERT_TRUE(result->replayed);
      ASSERT_EQ(result->receipt.code, first.receipt.code);
    }
  }
  EXPECT_EQ(store_.JudgedCount(), 1u);
  EXPECT_EQ(admission_->Counts().replayed, uint64_t{kRepeats});
}

TEST_F(AdmissionTest, NewKeysNeedNoLookUpUntilSomeAreForgotten) {
  for (size_t i = 0; i < limits::kKeysRemembered; ++i) {
    Send(Values(absl::StrCat("k", i), {absl::StrCat(10100 + i)})).value();
  }
  EXPECT_EQ(store_.KeyLookups(), 0u);
  EXPECT_FALSE(Send(Values("one more", {"10300"}))->replayed);
  EXPECT_TRUE(Send(Values("k0", {"10100"}))->replayed);
  EXPECT_GT(store_.KeyLookups(), 0u);
}

TEST_F(AdmissionTest, WhatWentInIsWhatBecameOfIt) {
  Send(Values("k1", {"10150"})).value();
  Send(Values("k1", {"10150"})).value();
  Send(Values("k2", {"90000"})).value();
  Send(Text("k3", "???")).value();
  EXPECT_THAT(Send(Values("k4", {"10150"}), "fax"), Not(IsOk()));
  store_.Hold();
  const Answer<Admitted> waiting = SendAsync(Values("k5", {"10160"}));
  store_.AwaitAppend();
  const AdmissionCounts counts = admission_->Counts();
  store_.Release();
  EXPECT_EQ(counts.received, 6u);
  EXPECT_EQ(counts.accepted, 1u);
  EXPECT_EQ(counts.replayed, 1u);
  EXPECT_EQ(counts.held, 1u);
  EXPECT_EQ(counts.refused, 1u);
  EXPECT_EQ(counts.failed, 1u);
  EXPECT_EQ(counts.pending, 1u);
  EXPECT_THAT(waiting.Wait(), IsOk());
}

TEST_F(AdmissionTest, WhatIsPassedOnLaterIsOfTheDayItWasHandedIn) {
  Submission late = Values("k1", {"10150"});
  late.handed_in_on = absl::CivilDay(2014, 6, 18);
  EXPECT_EQ(Send(late)->receipt.reading_date, absl::CivilDay(2014, 6, 18));

  // The text's own date goes first, and is read as on that day.
  Submission text = Text("k2", "1234567890 10160 на 17.06");
  text.handed_in_on = absl::CivilDay(2014, 6, 18);
  EXPECT_EQ(Send(text)->receipt.reading_date, absl::CivilDay(2014, 6, 17));

  // A resend may say another day: the receipt is the first one's.
  late.handed_in_on = std::nullopt;
  const auto again = Send(late);
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->receipt.reading_date, absl::CivilDay(2014, 6, 18));
}

}  // namespace
}  // namespace intake::testing
