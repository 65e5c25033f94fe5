#include "core/decide/decide.h"

#include <string>
#include <vector>

#include "core/decide/evolve.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr absl::CivilDay kInstalled(2010, 1, 1);

// Two tariffs, read on 2014-05-20: day 5300, night 2300.
class DecideTest : public ::testing::Test {
 protected:
  DecideTest() {
    EXPECT_TRUE(absl::LoadTimeZone("Europe/Samara", &zone_));
    rules_ = RuleBook::Create({{.version = "2014-06"}}, zone_);
    Account account{
        .number = "0000123456",
        .installations = {{.serial = "1",
                           .installed_on = kInstalled,
                           .registers = {{.kind = RegisterKind::kDay},
                                         {.kind = RegisterKind::kNight}}}}};
    for (uint32_t r = 0; r < 2; ++r) {
      account.history.push_back({.register_index = r,
                                 .date = absl::CivilDay(2014, 5, 20),
                                 .value = r == 0 ? 5'300'000 : 2'300'000});
    }
    Evolve(state_, {.sequence = 1, .body = AccountDefined{account}});
    received_at_ = absl::FromCivil(absl::CivilHour(2014, 6, 19, 10), zone_);
  }

  Submission Values(std::vector<std::string> values) {
    return {.request_key = "key",
            .account_number = "0000123456",
            .content = OrderedValues{std::move(values)}};
  }

  SubmissionJudged Judge(const Submission& submission) {
    return Decide(state_, facts(), submission);
  }

  Facts facts() {
    return {.channel = &channel_,
            .rules = &*rules_,
            .received_at = received_at_,
            .receipt_number = 12045};
  }

  void Take(const SubmissionJudged& judged) {
    Evolve(state_, {.sequence = state_.sequence + 1,
                    .recorded_at = received_at_,
                    .body = judged});
  }

  absl::TimeZone zone_;
  absl::StatusOr<RuleBook> rules_ = absl::UnknownError("not made yet");
  ChannelPolicy channel_{.id = "portal", .trust = Trust::kWitnessed};
  AccountState state_;
  absl::Time received_at_;
};

TEST_F(DecideTest, KeepsWhatCameAndWhatItWasJudgedBy) {
  const Submission submission = Values({"5600", "2600"});
  const SubmissionJudged judged = Judge(submission);
  EXPECT_EQ(judged.submission, submission);
  EXPECT_EQ(judged.channel, "portal");
  EXPECT_EQ(judged.trust, Trust::kWitnessed);
  EXPECT_EQ(judged.content_fingerprint, ContentFingerprint(submission));
  EXPECT_EQ(judged.receipt.rules_version, "2014-06");
  EXPECT_EQ(judged.receipt.received_at, received_at_);
}

TEST_F(DecideTest, ReceiptSaysWhatWasUnderstood) {
  const Receipt receipt = Judge(Values({"5600", "2600.5"})).receipt;
  EXPECT_EQ(receipt.outcome, Outcome::kAccepted);
  EXPECT_EQ(receipt.account_number, "0000123456");
  ASSERT_EQ(receipt.understood.size(), 2u);
  EXPECT_EQ(receipt.understood[0].slot.kind, RegisterKind::kDay);
  EXPECT_EQ(receipt.understood[0].value, 5'600'000);
  EXPECT_EQ(receipt.understood[1].value, 2'600'000);
  EXPECT_EQ(receipt.reading_date, absl::CivilDay(2014, 6, 19));
  EXPECT_EQ(receipt.period, absl::CivilMonth(2014, 6));
  EXPECT_THAT(receipt.text, HasSubstr(receipt.code));
}

TEST_F(DecideTest, AMereCheckHasNoCode) {
  Facts facts = this->facts();
  const Submission submission = Values({"5600", "2600"});
  EXPECT_FALSE(Decide(state_, facts, submission).receipt.code.empty());
  facts.receipt_number = 0;
  EXPECT_EQ(Decide(state_, facts, submission).receipt.code, "");
}

TEST_F(DecideTest, AnUnknownAccountIsRefusedWithoutNamingOne) {
  Submission submission = Values({"5600", "2600"});
  submission.account_number = "999999";
  const Receipt receipt = Decide({}, facts(), submission).receipt;
  EXPECT_EQ(receipt.outcome, Outcome::kRefused);
  EXPECT_EQ(receipt.account_number, "");
  EXPECT_THAT(receipt.understood, IsEmpty());
  EXPECT_EQ(receipt.reading_date, std::nullopt);
  ASSERT_EQ(receipt.findings.size(), 1u);
  EXPECT_EQ(receipt.findings[0].rule, Rule::kAccountNotFound);
  EXPECT_EQ(receipt.findings[0].got, "999999");
}

TEST_F(DecideTest, ATextThatNamesAnotherAccountThanItsOwnIsRefused) {
  Account other = *state_.account;
  other.number = "1111111111";
  const std::vector<TextFacts::Named> named = {
      {.candidate = "1111111111", .account = &other}};
  Facts facts = this->facts();
  facts.named = named;
  const Submission submission{.request_key = "key",
                              .content = TypedText{"1111111111 5600 2600"}};
  const Receipt receipt = Decide(state_, facts, submission).receipt;
  EXPECT_EQ(receipt.outcome, Outcome::kRefused);
  EXPECT_EQ(receipt.findings[0].rule, Rule::kSeveralAccounts);
}

TEST_F(DecideTest, ATextMayLeaveOutTheAccountThatTheRequestNames) {
  Submission submission = Values({});
  submission.content = TypedText{"5600 2600"};
  EXPECT_EQ(Judge(submission).receipt.outcome, Outcome::kAccepted);
}

TEST_F(DecideTest, TheDateOfTheRequestGoesBeforeTheDateOfTheText) {
  Submission submission = Values({});
  submission.content = TypedText{"5600 2600 18.06.2014"};
  EXPECT_EQ(Judge(submission).receipt.reading_date,
            absl::CivilDay(2014, 6, 18));
  submission.reading_date = absl::CivilDay(2014, 6, 17);
  EXPECT_EQ(Judge(submission).receipt.reading_date,
            absl::CivilDay(2014, 6, 17));
}

TEST_F(DecideTest, ARepeatStandsAndSupersedesNothing) {
  Take(Judge(Values({"5600", "2600"})));
  const SubmissionJudged again = Judge(Values({"5600", "2600"}));
  EXPECT_TRUE(again.stands);
  EXPECT_THAT(again.superseded, IsEmpty());
}

TEST_F(DecideTest, ACorrectionNamesAllThatItTakesThePlaceOf) {
  const absl::CivilDay first(2014, 6, 18);
  Submission earlier = Values({"5600", "2600"});
  earlier.reading_date = first;
  Take(Judge(earlier));
  Take(Judge(Values({"5620", "2610"})));
  const SubmissionJudged judged = Judge(Values({"5590", "2610"}));
  EXPECT_EQ(judged.receipt.outcome, Outcome::kAccepted);
  EXPECT_FALSE(judged.stands);
  const RegisterRef day{0, 0};
  const RegisterRef night{0, 1};
  const absl::CivilDay today(2014, 6, 19);
  EXPECT_THAT(judged.superseded, ElementsAre(SupersededReading{day, first},
                                             SupersededReading{day, today},
                                             SupersededReading{night, today}));
}

// Staff let a night in as having passed zero; the correction of the day takes
// it out again, though the last night stands.
TEST_F(DecideTest, AValueThatStandsStillTakesOutWhatItCorrects) {
  HoldResolved passed_zero{.approved = true};
  for (uint32_t r = 0; r < 2; ++r) {
    passed_zero.effects.added.push_back(
        {.slot = SlotsOn(*state_.account, absl::CivilDay(2014, 6, 5))[r],
         .date = absl::CivilDay(2014, 6, 5),
         .value = r == 0 ? 5'400'000 : 2'200'000,
         .period = absl::CivilMonth(2014, 6),
         .trust = Trust::kWitnessed});
  }
  Evolve(state_,
         {.sequence = 2, .recorded_at = received_at_, .body = passed_zero});
  channel_.trust = Trust::kCustomer;
  Take(Judge(Values({"5700", "2350"})));
  channel_.trust = Trust::kWitnessed;
  const SubmissionJudged corrected = Judge(Values({"5600", "2350"}));
  const absl::CivilDay today(2014, 6, 19);
  EXPECT_THAT(corrected.superseded,
              ElementsAre(SupersededReading{{0, 0}, today},
                          SupersededReading{{0, 1}, absl::CivilDay(2014, 6, 5)},
                          SupersededReading{{0, 1}, today}));
  Milli night = 0;
  for (const UsageChange& change : corrected.changes) {
    if (change.slot.kind == RegisterKind::kNight) night += change.usage;
  }
  // From 2300 by way of 2200 to 2350 it was once around the dial.
  EXPECT_EQ(night, -100'000'000);
}

TEST_F(DecideTest, WhatIsHeldOrRefusedSupersedesNothing) {
  Take(Judge(Values({"5600", "2600"})));
  EXPECT_THAT(Judge(Values({"5500", "2200"})).superseded, IsEmpty());
  EXPECT_THAT(Judge(Values({"5500", "x"})).superseded, IsEmpty());
}

TEST_F(DecideTest, FindingsAreInOrderOfRule) {
  const Findings findings = Judge(Values({"x", "2200.5"})).receipt.findings;
  ASSERT_EQ(findings.size(), 3u);
  EXPECT_EQ(findings[0].rule, Rule::kValueFormat);
  EXPECT_EQ(findings[1].rule, Rule::kFractionIgnored);
  EXPECT_EQ(findings[2].rule, Rule::kLessThanPrevious);
  EXPECT_EQ(findings[2].target, (RegisterRef{0, 1}));
  EXPECT_EQ(findings[2].got, "2200");
  EXPECT_EQ(findings[2].wanted, "2300 (20.05.2014)");
}

TEST_F(DecideTest, BytesThatAreNoTextAreQuotedAsText) {
  const Receipt receipt = Judge(Values({"\xff", "2600"})).receipt;
  EXPECT_EQ(receipt.findings[0].got, "\uFFFD");
}

}  // namespace
}  // namespace intake
