// What happens when the store fails, the queue is full, or all must end.

#include <thread>

#include "absl/strings/str_cat.h"
#include "core/admission/admission_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::Not;

using AdmissionFailuresTest = AdmissionFixture;

// Polls, since recovery shows itself to nobody.
void AwaitHealthy(const Admission& admission) {
  for (int i = 0; i < 10'000 && !admission.healthy(); ++i) {
    absl::SleepFor(absl::Milliseconds(1));
  }
  EXPECT_TRUE(admission.healthy());
}

TEST_F(AdmissionFailuresTest, AStoreThatCannotCommitGivesARetryableError) {
  store_.Break(absl::UnavailableError("disk gone"));
  const absl::StatusOr<Admitted> failed = Send(Values("k1", {"10150"}));
  EXPECT_THAT(failed, StatusIs(absl::StatusCode::kUnavailable));
  EXPECT_THAT(failed, HasReason("STORE_UNAVAILABLE"));
  EXPECT_TRUE(RetryAfterOf(failed.status()).has_value());
  EXPECT_EQ(store_.JudgedCount(), 0u);
}

TEST_F(AdmissionFailuresTest, AFullStoreIsToldApart) {
  store_.Break(absl::ResourceExhaustedError("disk full"));
  const absl::StatusOr<Admitted> failed = Send(Values("k1", {"10150"}));
  EXPECT_THAT(failed, StatusIs(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(failed, HasReason("STORE_FULL"));
}

TEST_F(AdmissionFailuresTest, NothingOfAFailedGroupIsRemembered) {
  store_.FailOneAppend(absl::UnavailableError("once"), /*stored=*/false);
  EXPECT_THAT(Send(Values("k1", {"10150"})), Not(IsOk()));
  const absl::StatusOr<Admitted> again = Send(Values("k1", {"10150"}));
  ASSERT_THAT(again, IsOk());
  EXPECT_FALSE(again->replayed);
  EXPECT_EQ(JudgedOf("1234567890"), 1u);
}

TEST_F(AdmissionFailuresTest,
       AnAccountIsFoundByItsPaymentCodeAfterAFailedGroup) {
  Account account = OneTariffAccount("2000000000");
  account.payment_code = "770001";
  Import({WithReadings(account, absl::CivilDay(2014, 5, 20), {10'000'000})});
  store_.FailOneAppend(absl::UnavailableError("once"), /*stored=*/false);
  EXPECT_THAT(Send(Values("k1", {"10150"}, "2000000000")), Not(IsOk()));
  Submission by_code = Values("k2", {"10150"}, "");
  by_code.payment_code = "770001";
  const absl::StatusOr<Admitted> found = Send(std::move(by_code));
  ASSERT_THAT(found, IsOk());
  EXPECT_EQ(found->receipt.account_number, "2000000000");
}

TEST_F(AdmissionFailuresTest, AResendAfterAnUnknownOutcomeHasOneEffect) {
  store_.FailOneAppend(absl::UnavailableError("lost"), /*stored=*/true);
  EXPECT_THAT(Send(Values("k1", {"10150"})), Not(IsOk()));
  const absl::StatusOr<Admitted> again = Send(Values("k1", {"10150"}));
  ASSERT_THAT(again, IsOk());
  EXPECT_TRUE(again->replayed);
  EXPECT_EQ(again->receipt.outcome, Outcome::kAccepted);
  EXPECT_EQ(JudgedOf("1234567890"), 1u);
}

TEST_F(AdmissionFailuresTest, AnImportOfUnknownOutcomeIsFoundAfterwards) {
  store_.FailOneAppend(absl::UnavailableError("lost"), /*stored=*/true);
  Answer<std::vector<absl::StatusOr<ImportResult>>> answer;
  admission_->ImportAccounts({OneTariffAccount("2000000000")}, "administrator",
                             answer.Done());
  EXPECT_THAT(answer.Wait(), Not(IsOk()));
  EXPECT_EQ(Send(Values("k1", {"5"}, "2000000000"))->receipt.account_number,
            "2000000000");
  EXPECT_THAT(Import({OneTariffAccount("2000000000")}).front(),
              IsOkAndHolds(ImportResult::kUnchanged));
}

TEST_F(AdmissionFailuresTest, AChannelOfUnknownOutcomeIsFoundAfterwards) {
  store_.FailOneAppend(absl::UnavailableError("lost"), /*stored=*/true);
  Answer<ChannelPolicy> answer;
  admission_->DefineChannel(
      {.id = "kiosk", .name_ru = "киоск", .name_en = "kiosk"},
      /*must_be_new=*/true, "administrator", answer.Done());
  EXPECT_THAT(answer.Wait(), Not(IsOk()));
  EXPECT_THAT(Send(Values("k1", {"10150"}), "kiosk"), IsOk());
  EXPECT_NE(admission_->channels()->Find("kiosk"), nullptr);
}

TEST_F(AdmissionFailuresTest, AConflictIsDecidedAgainOnFreshStates) {
  // Another writer gets in between.
  options_.sole_writer = false;
  const absl::StatusOr<std::unique_ptr<Admission>> other =
      Admission::Start(store_, rules_, clock_, options_);
  ASSERT_THAT(other, IsOk());
  Answer<Admitted> theirs;
  (*other)->Submit("sms", Values("k1", {"10150"}), theirs.Done());
  ASSERT_THAT(theirs.Wait(), IsOk());

  const absl::StatusOr<Admitted> ours = Send(Values("k1", {"10150"}));
  ASSERT_THAT(ours, IsOk());
  EXPECT_TRUE(ours->replayed);
  EXPECT_EQ(ours->receipt, theirs.Wait()->receipt);
  EXPECT_EQ(JudgedOf("1234567890"), 1u);
}

TEST_F(AdmissionFailuresTest, AConflictWithoutEndIsARetryableError) {
  for (int i = 0; i < 10; ++i) {
    store_.FailOneAppend(absl::AbortedError("taken"), /*stored=*/false);
  }
  EXPECT_THAT(Send(Values("k1", {"10150"})), HasReason("STORE_UNAVAILABLE"));
}

TEST_F(AdmissionFailuresTest, AStoreThatCannotBeReadGivesARetryableError) {
  options_.accounts_in_memory_max = 0;
  Start();
  store_.FailReads(absl::UnavailableError("locked"));
  EXPECT_THAT(Send(Values("k1", {"10150"})), HasReason("STORE_UNAVAILABLE"));
  EXPECT_EQ(admission_->Counts().failed, 1u);
  store_.FailReads(absl::OkStatus());
  EXPECT_THAT(Send(Values("k1", {"10150"})), IsOk());
}

TEST_F(AdmissionFailuresTest, ADamagedAccountFailsAloneInItsGroup) {
  Import({OneTariffAccount("2000000000")});
  options_.accounts_in_memory_max = 0;
  Start();
  store_.Damage("2000000000");
  const Answer<Results> batch = SendBatchAsync(
      {Values("k1", {"10150"}), Values("k2", {"5"}, "2000000000"),
       Text("k3", "2000000000 5"), Text("k4", "1234567890 10160")});
  ASSERT_THAT(batch.Wait(), IsOk());
  const Results& results = *batch.Wait();
  EXPECT_EQ(results[0]->receipt.outcome, Outcome::kAccepted);
  EXPECT_THAT(results[1], HasReason("STORE_UNAVAILABLE"));
  EXPECT_THAT(results[2], HasReason("STORE_UNAVAILABLE"));
  EXPECT_TRUE(RetryAfterOf(results[2].status()).has_value());
  EXPECT_EQ(results[3]->receipt.outcome, Outcome::kAccepted);
  EXPECT_EQ(admission_->Counts().accepted, 2u);
  EXPECT_EQ(admission_->Counts().failed, 2u);
  EXPECT_TRUE(admission_->healthy());
}

TEST_F(AdmissionFailuresTest, NoCommandTakesADamagedAccountForAMissingOne) {
  Import({OneTariffAccount("0012345678")});
  store_.Damage("0012345678");
  Start();
  for (const char* number : {"0012345678", "12345678"}) {
    EXPECT_THAT(Send(Values("k1", {"5"}, number)),
                HasReason("STORE_UNAVAILABLE"));
    EXPECT_THAT(Send(Text("k2", absl::StrCat(number, " 5"))),
                HasReason("STORE_UNAVAILABLE"));
    Answer<Receipt> checked;
    admission_->Check("sms", Values("k3", {"5"}, number), checked.Done());
    EXPECT_THAT(checked.Wait(), HasReason("STORE_UNAVAILABLE"));
    Answer<AccountDescription> described;
    admission_->Describe(number, described.Done());
    EXPECT_THAT(described.Wait(), HasReason("STORE_UNAVAILABLE"));
  }
  const auto imported =
      Import({OneTariffAccount("0012345678"), OneTariffAccount("2000000000")});
  EXPECT_THAT(imported[0], HasReason("STORE_UNAVAILABLE"));
  EXPECT_THAT(imported[1], IsOkAndHolds(ImportResult::kCreated));
  EXPECT_EQ(store_.JudgedCount(), 0u);
}

TEST_F(AdmissionFailuresTest, ADamagedAccountDoesNotKeepTheDoorShut) {
  Import({OneTariffAccount("2000000000")});
  store_.Damage("1234567890");
  Start();
  EXPECT_THAT(Send(Values("k1", {"10150"})), HasReason("STORE_UNAVAILABLE"));
  EXPECT_EQ(Send(Values("k2", {"5"}, "2000000000"))->receipt.outcome,
            Outcome::kAccepted);
}

TEST_F(AdmissionFailuresTest, HealthFollowsTheStoreAndRecoversByItself) {
  EXPECT_TRUE(admission_->healthy());
  store_.Break(absl::ResourceExhaustedError("disk full"));
  EXPECT_THAT(Send(Values("k1", {"10150"})), Not(IsOk()));
  EXPECT_FALSE(admission_->healthy());
  store_.Heal();
  AwaitHealthy(*admission_);
}

TEST_F(AdmissionFailuresTest, AFullQueueSaysSoAndLosesNothing) {
  options_.queue_items_max = 10;
  Start();
  store_.Hold();
  const Answer<Admitted> first = SendAsync(Values("first", {"10100"}));
  store_.AwaitAppend();
  std::vector<Answer<Admitted>> answers;
  for (int i = 0; i < 15; ++i) {
    answers.push_back(
        SendAsync(Values(absl::StrCat("k", i), {absl::StrCat(10110 + i)})));
  }
  for (size_t i = 10; i < 15; ++i) {
    EXPECT_THAT(answers[i].Wait(), HasReason("QUEUE_FULL"));
    EXPECT_TRUE(RetryAfterOf(answers[i].Wait().status()).has_value());
  }
  store_.Release();
  for (size_t i = 0; i < 10; ++i) EXPECT_THAT(answers[i].Wait(), IsOk());
  EXPECT_EQ(JudgedOf("1234567890"), 11u);
  EXPECT_EQ(admission_->Counts().failed, 5u);
}

TEST_F(AdmissionFailuresTest, StopAnswersAllThatWaitsAndThenTakesNothing) {
  store_.Hold();
  std::vector<Answer<Admitted>> answers;
  for (int i = 0; i < 30; ++i) {
    answers.push_back(
        SendAsync(Values(absl::StrCat("k", i), {absl::StrCat(10100 + i)})));
  }
  std::thread stopper([this] { admission_->Stop(); });
  store_.Release();
  stopper.join();
  for (const auto& answer : answers) {
    ASSERT_TRUE(answer.given());
    EXPECT_THAT(answer.Wait(), IsOk());
  }
  EXPECT_THAT(Send(Values("late", {"10300"})), HasReason("SHUTTING_DOWN"));
  admission_->Stop();
}

TEST_F(AdmissionFailuresTest, TheCountsAddUpWhateverHappens) {
  const auto adds_up = [](const AdmissionCounts& counts) {
    return counts.received == counts.accepted + counts.held + counts.refused +
                                  counts.replayed + counts.failed +
                                  counts.pending;
  };
  std::vector<std::thread> senders;
  for (int sender = 0; sender < 4; ++sender) {
    senders.emplace_back([this, sender] {
      for (int i = 0; i < 200; ++i) {
        if (i % 50 == 25) {
          store_.FailOneAppend(absl::UnavailableError("now and then"),
                               /*stored=*/i % 100 == 25);
        }
        SendAsync(Values(absl::StrCat(sender, "/", i / 2),
                         {absl::StrCat(10100 + i)}));
      }
    });
  }
  for (int i = 0; i < 1000; ++i) {
    ASSERT_TRUE(adds_up(admission_->Counts()));
  }
  for (std::thread& sender : senders) sender.join();
  admission_->Stop();
  const AdmissionCounts counts = admission_->Counts();
  EXPECT_TRUE(adds_up(counts));
  EXPECT_EQ(counts.received, 800u);
  EXPECT_EQ(counts.pending, 0u);
}

}  // namespace
}  // namespace intake::testing
