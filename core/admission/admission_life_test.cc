// The life of readings through the door: what customers answer, what staff and
// billing decide.

#include <string>
#include <utility>
#include <vector>

#include "core/admission/admission_fixture.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr Milli Units(int64_t units) { return units * kMilliPerUnit; }

class AdmissionLifeTest : public AdmissionFixture {
 protected:
  // Sent by SMS, unless the door itself fails.
  Receipt Say(std::string text, std::string sender = "79031234567") {
    Submission submission =
        Text(absl::StrCat("key ", ++keys_), std::move(text));
    submission.evidence.sender = std::move(sender);
    return Send(std::move(submission)).value().receipt;
  }

  template <typename T, typename Method, typename... Arguments>
  absl::StatusOr<T> Call(Method method, Arguments... arguments) {
    Answer<T> answer;
    (admission_.get()->*method)(std::move(arguments)..., answer.Done());
    return answer.Wait();
  }
  absl::StatusOr<HoldResolved> Approve(Approval approval) {
    return Call<HoldResolved>(&Admission::Approve, std::move(approval),
                              std::string("desk"));
  }
  absl::StatusOr<HoldResolved> Approve(const std::string& code) {
    return Approve(Approval{.receipt_code = code, .decision = kDecision});
  }
  absl::StatusOr<HoldResolved> Reject(const std::string& code) {
    return Call<HoldResolved>(
        &Admission::Reject,
        Rejection{.receipt_code = code, .decision = kDecision},
        std::string("desk"));
  }
  absl::StatusOr<ReadingAmended> Amend(Amendment amendment) {
    amendment.decision = kDecision;
    return Call<ReadingAmended>(&Admission::Amend, std::string("1234567890"),
                                std::move(amendment), std::string("desk"));
  }
  absl::StatusOr<MeterReplaced> Replace(MeterExchange exchange) {
    exchange.decision = kDecision;
    return Call<MeterReplaced>(&Admission::ReplaceMeter,
                               std::string("1234567890"), std::move(exchange),
                               std::string("desk"));
  }
  absl::StatusOr<BillingRegister> Close(absl::CivilMonth month) {
    return Call<BillingRegister>(&Admission::ClosePeriod, month,
                                 std::string("billing"));
  }

  // The value of the account's latest reading.
  Milli Last() {
    return Call<AccountDescription>(&Admission::Describe,
                                    std::string("1234567890"))
        ->lines.front()
        .last->value;
  }

  static inline const Decision kDecision = {"ivanova", "called the customer"};
  static inline const RegisterKey kElectricity = {.commodity =
                                                      Commodity::kElectricity};

 private:
  int keys_ = 0;
};

TEST_F(AdmissionLifeTest, YesTakesTheProposal) {
  // 300 a month is usual; the first digit was left out.
  const Receipt asked = Say("1234567890 300");
  ASSERT_EQ(asked.outcome, Outcome::kHeld);
  ASSERT_THAT(asked.proposal, SizeIs(1));
  EXPECT_EQ(asked.answer_until, absl::CivilDay(2014, 6, 25));
  EXPECT_THAT(asked.text, HasSubstr(absl::StrCat("ДА ", asked.code)));

  const Receipt yes = Say(absl::StrCat("да ", asked.code));
  EXPECT_EQ(yes.outcome, Outcome::kAccepted) << yes.text;
  EXPECT_EQ(yes.understood.front().value, asked.proposal.front().value);
  EXPECT_EQ(Last(), asked.proposal.front().value);
}

TEST_F(AdmissionLifeTest, YesReleasesWhatAsksOnlyForTheirWord) {
  // Far more than usual, and no slip explains it.
  const Receipt asked = Say("1234567890 18888");
  ASSERT_EQ(asked.outcome, Outcome::kHeld);
  ASSERT_THAT(asked.proposal, IsEmpty());
  const Receipt yes = Say(absl::StrCat("ДА ", asked.code));
  EXPECT_EQ(yes.outcome, Outcome::kAccepted) << yes.text;
  EXPECT_EQ(Last(), Units(18'888));
}

TEST_F(AdmissionLifeTest, NobodyElseCanAnswer) {
  const Receipt asked = Say("1234567890 18888");
  const Receipt stranger = Say(absl::StrCat("ДА ", asked.code), "79030000000");
  EXPECT_EQ(stranger.outcome, Outcome::kRefused);
  EXPECT_EQ(stranger.findings.front().rule, Rule::kCodeUnknown);
  EXPECT_THAT(stranger.account_number, IsEmpty()) << "tells whose it is";
  EXPECT_EQ(Last(), Units(10'000));
}

TEST_F(AdmissionLifeTest, ACodeWorksOnce) {
  const Receipt asked = Say("1234567890 18888");
  Say(absl::StrCat("ДА ", asked.code));
  const Receipt again = Say(absl::StrCat("НЕТ ", asked.code));
  EXPECT_EQ(again.outcome, Outcome::kRefused);
  EXPECT_EQ(again.findings.front().rule, Rule::kCodeUsed);
}

TEST_F(AdmissionLifeTest, AResendOfTheYesGetsItsAnswerAgain) {
  const Receipt asked = Say("1234567890 18888");
  const Submission yes = Text("yes", absl::StrCat("ДА ", asked.code));
  const Admitted first = Send(yes).value();
  Start();
  const Admitted second = Send(yes).value();
  EXPECT_TRUE(second.replayed);
  EXPECT_EQ(second.receipt, first.receipt);
}

TEST_F(AdmissionLifeTest, ACodeEndsWithTheWindow) {
  const Receipt asked = Say("1234567890 18888");
  clock_.Advance(absl::Hours(24 * 5 + 13) + absl::Minutes(59) +
                 absl::Seconds(59));
  // 2014-06-25 23:59:59.
  const Receipt in_time =
      Send(Text("k", absl::StrCat("ДА ", asked.code))).value().receipt;
  EXPECT_EQ(in_time.outcome, Outcome::kAccepted);

  const Receipt late_asked = Say("1234567890 28888");
  clock_.Advance(absl::Hours(24 * 31));
  const Receipt late = Say(absl::StrCat("ДА ", late_asked.code));
  EXPECT_EQ(late.findings.front().rule, Rule::kCodeExpired);
  // Staff may still let it in.
  EXPECT_THAT(Approve(late_asked.code), IsOk());
}

TEST_F(AdmissionLifeTest, TheCustomerNeverReleasesWhatNeedsStaff) {
  const Receipt held = Say("1234567890 9000");
  ASSERT_EQ(held.outcome, Outcome::kHeld);
  const Receipt no = Say(absl::StrCat("НЕТ ", held.code));
  EXPECT_EQ(no.outcome, Outcome::kRefused);
  EXPECT_EQ(no.findings.front().rule, Rule::kAnswerNotAllowed);
}

TEST_F(AdmissionLifeTest, NoToAMereQuestionLetsNothingIn) {
  const Receipt asked = Say("1234567890 18888");
  const Receipt no = Say(absl::StrCat("НЕТ ", asked.code));
  EXPECT_EQ(no.outcome, Outcome::kRefused);
  EXPECT_EQ(no.findings.front().rule, Rule::kAnswerNotAllowed);
  // They may change their mind.
  EXPECT_EQ(Say(absl::StrCat("ДА ", asked.code)).outcome, Outcome::kAccepted);
}

TEST_F(AdmissionLifeTest, NoToAProposalInsistsOnWhatWasSent) {
  // One other digit would make it usual.
  const Receipt asked = Say("1234567890 18300");
  ASSERT_EQ(asked.outcome, Outcome::kHeld);
  ASSERT_THAT(asked.proposal, SizeIs(1));
  EXPECT_EQ(Say(absl::StrCat("НЕТ ", asked.code)).outcome, Outcome::kAccepted);
  EXPECT_EQ(Last(), Units(18'300));
}

TEST_F(AdmissionLifeTest, WhatIsSentInsteadEndsTheQuestion) {
  const Receipt asked = Say("1234567890 18888");
  ASSERT_EQ(Say("1234567890 10200").outcome, Outcome::kAccepted);
  EXPECT_EQ(Say(absl::StrCat("ДА ", asked.code)).findings.front().rule,
            Rule::kCodeUsed);
  EXPECT_THAT(Approve(asked.code),
              StatusIs(absl::StatusCode::kAborted,
                       HasSubstr("replaced by what its sender sent since")));
}

TEST_F(AdmissionLifeTest, TheSecondToDecideIsToldOfTheFirst) {
  const Receipt held = Say("1234567890 18888");
  EXPECT_THAT(Approve(held.code), IsOk());
  EXPECT_EQ(Last(), Units(18'888));
  EXPECT_THAT(Reject(held.code),
              StatusIs(absl::StatusCode::kAborted,
                       HasSubstr("was approved through ivanova")));
  EXPECT_EQ(ReasonOf(Reject(held.code).status()), "HOLD_ENDED");
}

TEST_F(AdmissionLifeTest, ADecisionOnWhatChangedMeanwhileIsAborted) {
  const Receipt held = Say("1234567890 18888");
  const auto seen = Call<HeldExamination>(&Admission::Examine, held.code);
  ASSERT_THAT(seen, IsOk());
  Send(Values("other", {"10100"}), "portal").value();
  EXPECT_EQ(ReasonOf(Approve(Approval{.receipt_code = held.code,
                                      .seen_sequence = seen->sequence,
                                      .decision = kDecision})
                         .status()),
            "REVISION_CHANGED");
}

TEST_F(AdmissionLifeTest, AnExaminationShowsWhatTheValueIsComparedWith) {
  const Receipt held = Say("1234567890 9000");
  const auto seen = Call<HeldExamination>(&Admission::Examine, held.code);
  ASSERT_THAT(seen, IsOk());
  ASSERT_THAT(seen->values, SizeIs(1));
  EXPECT_EQ(seen->values[0].held.value, Units(9'000));
  EXPECT_EQ(seen->values[0].previous->value, Units(10'000));
  EXPECT_EQ(seen->values[0].next, std::nullopt);
  EXPECT_EQ(seen->findings_now.front().rule, Rule::kLessThanPrevious);
  EXPECT_FALSE(seen->expired);
}

TEST_F(AdmissionLifeTest, AnApprovalSaysWhatBecomesOfTheNeighbour) {
  const Receipt held = Say("1234567890 9000");
  EXPECT_EQ(ReasonOf(Approve(held.code).status()), "NEIGHBOUR_CONTRADICTED");
  EXPECT_THAT(
      Approve(Approval{.receipt_code = held.code,
                       .decision = kDecision,
                       .neighbours = {{.target = kElectricity,
                                       .date = absl::CivilDay(2014, 5, 20)}}}),
      IsOk());
  EXPECT_EQ(Last(), Units(9'000));
}

TEST_F(AdmissionLifeTest, AnApprovalMayCorrectTheValue) {
  const Receipt held = Say("1234567890 18888");
  EXPECT_THAT(Approve(Approval{.receipt_code = held.code,
                               .decision = kDecision,
                               .corrected = {{kElectricity, Units(10'888)}}}),
              IsOk());
  EXPECT_EQ(Last(), Units(10'888));
  EXPECT_EQ(ReasonOf(Approve("000-000").status()), "RECEIPT_NOT_FOUND");
}

TEST_F(AdmissionLifeTest, StaffCorrectAfterExportAndBillingIsTold) {
  Say("1234567890 10300");
  ASSERT_THAT(Call<BillingRegister>(&Admission::Acknowledge,
                                    ChangesAcknowledged{2, clock_.Now()},
                                    std::string("billing")),
              IsOk());
  // The customer cannot change what is charged.
  clock_.Advance(absl::Hours(1));
  EXPECT_EQ(Say("1234567890 10200").findings.front().rule, Rule::kConflict);

  const Amendment amendment{.target = kElectricity,
                            .date = absl::CivilDay(2014, 6, 20),
                            .was = Units(10'300),
                            .now = Units(10'200)};
  const auto amended = Amend(amendment);
  ASSERT_THAT(amended, IsOk());
  ASSERT_THAT(amended->effects.changes, SizeIs(2));
  EXPECT_EQ(amended->effects.changes[0].usage, -Units(300));
  EXPECT_EQ(amended->effects.changes[1].usage, Units(200));
  // The second to correct the same sees that it changed.
  EXPECT_EQ(ReasonOf(Amend(amendment).status()), "READING_CHANGED");
}

TEST_F(AdmissionLifeTest, WhatCannotBeIsNotAmended) {
  Say("1234567890 10300");
  const Amendment amendment{.target = kElectricity,
                            .date = absl::CivilDay(2014, 6, 20),
                            .was = Units(10'300)};
  Amendment backwards = amendment;
  backwards.now = Units(9'999);
  EXPECT_EQ(ReasonOf(Amend(backwards).status()), "NEIGHBOUR_CONTRADICTED");
  Amendment too_long = amendment;
  too_long.now = Units(100'000);
  EXPECT_THAT(Amend(too_long), StatusIs(absl::StatusCode::kInvalidArgument));
  Amendment elsewhere = amendment;
  elsewhere.date = absl::CivilDay(2014, 6, 19);
  EXPECT_EQ(ReasonOf(Amend(elsewhere).status()), "READING_NOT_FOUND");
  Amendment unknown = amendment;
  unknown.target = {.commodity = Commodity::kGas};
  EXPECT_EQ(ReasonOf(Amend(unknown).status()), "REGISTER_NOT_FOUND");
}

MeterExchange NewMeter(absl::CivilDay replaced_on) {
  return {.replaced_on = replaced_on,
          .installed = {.serial = "NEW",
                        .registers = {{.whole_digits = 6, .decimals = 1}}},
          .closing = {{.value = Units(10'250)}},
          .opening = {{.value = Units(5)}}};
}

TEST_F(AdmissionLifeTest, AnExchangeAppliesWhatWaitedForIt) {
  // The new meter hangs already, and nobody has registered it.
  const Receipt held = Say("1234567890 105");
  ASSERT_EQ(held.outcome, Outcome::kHeld);

  const auto replaced = Replace(NewMeter(absl::CivilDay(2014, 6, 10)));
  ASSERT_THAT(replaced, IsOk());
  EXPECT_THAT(replaced->applied, ElementsAre(held.code));
  EXPECT_EQ(Last(), Units(105));
  // 250 on the old one, 100 on the new one, and nothing from one to the other.
  ASSERT_THAT(replaced->effects.changes, SizeIs(2));
  EXPECT_EQ(replaced->effects.changes[0].usage, Units(250));
  EXPECT_EQ(replaced->effects.changes[1].usage, Units(100));
  EXPECT_EQ(replaced->effects.changes[1].serial, "NEW");
  // The new dial has a decimal.
  clock_.Advance(absl::Hours(24 * 3));
  EXPECT_EQ(Say("1234567890 115,5").outcome, Outcome::kAccepted);
  EXPECT_EQ(Last(), Units(115) + 500);
}

TEST_F(AdmissionLifeTest, AnExchangeThatCannotBeIsRefused) {
  MeterExchange backwards = NewMeter(absl::CivilDay(2014, 6, 10));
  backwards.closing[0].value = Units(9'000);
  EXPECT_EQ(ReasonOf(Replace(backwards).status()), "NEIGHBOUR_CONTRADICTED");
  EXPECT_EQ(ReasonOf(Replace(NewMeter(absl::CivilDay(2014, 5, 20))).status()),
            "READING_AFTER_EXCHANGE");
  EXPECT_THAT(Replace(NewMeter(absl::CivilDay(2014, 6, 21))),
              StatusIs(absl::StatusCode::kInvalidArgument));
  MeterExchange no_dials = NewMeter(absl::CivilDay(2014, 6, 10));
  no_dials.installed.registers.clear();
  EXPECT_THAT(Replace(no_dials), StatusIs(absl::StatusCode::kInvalidArgument));
  ASSERT_THAT(Replace(NewMeter(absl::CivilDay(2014, 6, 10))), IsOk());
  EXPECT_EQ(ReasonOf(Replace(NewMeter(absl::CivilDay(2014, 6, 10))).status()),
            "METER_EXISTS");
}

TEST_F(AdmissionLifeTest, AnImportThatLacksAnExchangedMeterIsNotTaken) {
  ASSERT_THAT(Replace(NewMeter(absl::CivilDay(2014, 6, 10))), IsOk());
  Account account = WithReadings(OneTariffAccount(),
                                 absl::CivilDay(2014, 5, 20), {10'000'000});
  EXPECT_THAT(Import({account}).front(),
              IsOkAndHolds(ImportResult::kUnchanged));
  account.holder = "Петров";
  EXPECT_EQ(ReasonOf(Import({account}).front().status()), "METER_MISSING");
}

TEST_F(AdmissionLifeTest, AnAccountIsClosedOnce) {
  const auto close = [this](absl::CivilDay day) {
    return Call<AccountClosed>(
        &Admission::CloseAccount, std::string("1234567890"),
        AccountClosing{.closed_on = day,
                       .final = {{kElectricity, Units(10'100)}},
                       .decision = kDecision},
        std::string("desk"));
  };
  EXPECT_EQ(ReasonOf(close(absl::CivilDay(2014, 5, 20)).status()),
            "READING_AFTER_CLOSING");
  const auto closed = close(absl::CivilDay(2014, 6, 15));
  ASSERT_THAT(closed, IsOk());
  EXPECT_EQ(closed->effects.changes.front().usage, Units(100));
  EXPECT_EQ(ReasonOf(close(absl::CivilDay(2014, 6, 15)).status()),
            "ACCOUNT_CLOSED");
  EXPECT_EQ(Say("1234567890 10300").findings.front().rule,
            Rule::kAccountClosed);
}

TEST_F(AdmissionLifeTest, OneRegisterHasOneValueOnADay) {
  EXPECT_THAT(Call<AccountClosed>(
                  &Admission::CloseAccount, std::string("1234567890"),
                  AccountClosing{.closed_on = absl::CivilDay(2014, 6, 15),
                                 .final = {{kElectricity, Units(10'100)},
                                           {kElectricity, Units(10'200)}},
                                 .decision = kDecision},
                  std::string("desk")),
              StatusIs(absl::StatusCode::kInvalidArgument,
                       HasSubstr("two values for one register")));
  const Receipt held = Say("1234567890 9000");
  const NeighbourDecision twice = {.target = kElectricity,
                                   .date = absl::CivilDay(2014, 5, 20),
                                   .corrected = Units(8'000)};
  EXPECT_THAT(Approve(Approval{.receipt_code = held.code,
                               .decision = kDecision,
                               .neighbours = {twice, twice}}),
              StatusIs(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(Last(), Units(10'000));
}

TEST_F(AdmissionLifeTest, AClosedMonthIsNotChargedAnyMore) {
  EXPECT_EQ(ReasonOf(Close(absl::CivilMonth(2014, 6)).status()),
            "PERIOD_NOT_OVER");
  ASSERT_THAT(Close(absl::CivilMonth(2014, 5)), IsOk());
  const auto again = Close(absl::CivilMonth(2014, 4));
  ASSERT_THAT(again, IsOk());
  EXPECT_EQ(again->closed_through, absl::CivilMonth(2014, 5));

  clock_.Advance(absl::Hours(24 * 6));
  ASSERT_THAT(Close(absl::CivilMonth(2014, 6)), IsOk());
  Submission slip = Values("slip", {"10300"});
  slip.reading_date = absl::CivilDay(2014, 6, 24);
  slip.evidence.signature = Signature::kPresent;
  const Receipt late = Send(std::move(slip), "paper_slip").value().receipt;
  EXPECT_EQ(late.period, absl::CivilMonth(2014, 7));
  EXPECT_EQ(late.findings.front().rule, Rule::kPeriodClosed);
}

TEST_F(AdmissionLifeTest, BillingIsAsFarAsItWasAfterARestart) {
  ASSERT_THAT(Close(absl::CivilMonth(2014, 5)), IsOk());
  Start();
  EXPECT_EQ(admission_->billing()->closed_through, absl::CivilMonth(2014, 5));
}

}  // namespace
}  // namespace intake::testing
