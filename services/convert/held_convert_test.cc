#include "services/convert/held_convert.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/page_convert.h"
#include "services/convert/time_convert.h"

namespace intake {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

const RegisterSlot kNight{.ref = {.installation = 1, .register_index = 1},
                          .commodity = Commodity::kElectricity,
                          .point = MeteringPoint::kMain,
                          .kind = RegisterKind::kNight};
const absl::Time kNow = absl::FromUnixMicros(1'403'985'599'999'999);

TEST(HeldFilterConvert, TakesWhatIsGivenAndLeavesOutTheRest) {
  const absl::StatusOr<HeldFilter> all =
      HeldFilterFromProto(v1::ListHeldRequest());
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_EQ(all->rule, std::nullopt);
  EXPECT_EQ(all->received_before, std::nullopt);
  EXPECT_EQ(all->account_number, "");
  EXPECT_EQ(all->channel, "");

  v1::ListHeldRequest proto;
  proto.set_rule("PREVIOUS_SUSPECT");
  proto.set_channel_id("sms");
  proto.set_account_number("1234567890");
  *proto.mutable_received_before() = TimeToProto(kNow);
  const absl::StatusOr<HeldFilter> some = HeldFilterFromProto(proto);
  ASSERT_TRUE(some.ok()) << some.status();
  EXPECT_EQ(some->rule, Rule::kPreviousSuspect);
  EXPECT_EQ(some->channel, "sms");
  EXPECT_EQ(some->account_number, "1234567890");
  EXPECT_EQ(some->received_before, kNow);
}

TEST(HeldFilterConvert, KnowsEveryRuleByItsName) {
  for (Rule rule : AllRules()) {
    v1::ListHeldRequest proto;
    proto.set_rule(std::string(RuleName(rule)));
    EXPECT_EQ(HeldFilterFromProto(proto)->rule, rule);
  }
}

TEST(HeldFilterConvert, NamesTheFieldAtFault) {
  v1::ListHeldRequest proto;
  for (const char* rule : {"high_usage", "HIGH", "405", " HIGH_USAGE"}) {
    proto.set_rule(rule);
    EXPECT_EQ(FieldOf(HeldFilterFromProto(proto).status()), "rule") << rule;
  }
  proto.Clear();
  proto.set_account_number("?3");
  EXPECT_EQ(FieldOf(HeldFilterFromProto(proto).status()), "account_number");
  proto.Clear();
  proto.set_channel_id(std::string(257, 'c'));
  EXPECT_EQ(FieldOf(HeldFilterFromProto(proto).status()), "channel_id");
  proto.Clear();
  proto.mutable_received_before()->set_nanos(-1);
  EXPECT_EQ(FieldOf(HeldFilterFromProto(proto).status()), "received_before");
}

TEST(HeldPageConvert, ReadsTheTokensItGave) {
  for (const char* stream : {"1234567890", "?0", "?255"}) {
    const HeldKey key{.received_at = kNow, .stream = stream, .sequence = 17};
    const auto page = HeldPageFromProto(10, PageTokenToProto(key));
    ASSERT_TRUE(page.ok()) << page.status();
    EXPECT_EQ(page->items_max, 10u);
    EXPECT_EQ(page->after, key);
  }
  EXPECT_EQ(HeldPageFromProto(0, "")->after, std::nullopt);
  EXPECT_EQ(HeldPageFromProto(0, "")->items_max, 50u);
  EXPECT_EQ(PageTokenToProto(std::optional<HeldKey>()), "");
}

TEST(HeldPageConvert, RefusesTokensThatNobodyGave) {
  for (const char* token :
       {"x", "..", "1.12345", "1.12345.2.3", "1.12a45.2", "1.?256.2", "1.?.2",
        "1.?x.2", "1.12345.-2", "x.12345.2", "1.@channels.2",
        "99999999999999999999.12345.1"}) {
    EXPECT_EQ(FieldOf(HeldPageFromProto(0, token).status()), "page_token")
        << token;
  }
  for (int size : {-1, 1001}) {
    EXPECT_EQ(FieldOf(HeldPageFromProto(size, "").status()), "page_size");
  }
}

TEST(HeldPageConvert, CutsAPageThatOutgrowsAMessage) {
  HeldPage page;
  for (uint32_t i = 1; i <= 1000; ++i) {
    HeldRow row{.key = {.received_at = kNow, .stream = "12345", .sequence = i}};
    row.judged.submission.evidence.raw.assign(limits::kRawBytesMax, 'x');
    page.rows.push_back(row);
  }
  const v1::ListHeldResponse proto = HeldPageToProto(page);
  EXPECT_LT(proto.ByteSizeLong(), limits::kMessageBytesMax);
  EXPECT_GT(proto.held_size(), 100);
  const auto next = HeldPageFromProto(0, proto.next_page_token());
  ASSERT_TRUE(next.ok()) << next.status();
  EXPECT_EQ(next->after->sequence, static_cast<uint32_t>(proto.held_size()));
}

HeldExamination Examination() {
  HeldExamination examination{.sequence = 9,
                              .language = Language::kEnglish,
                              .expired = true,
                              .charged_until = kNow};
  HeldExamination::Value value{
      .held = {.slot = kNight, .value = 77'500},
      .serial = "0017",
      .label = "night",
      .previous = LiveReading{.date = absl::CivilDay(2014, 5, 20),
                              .value = 50'000,
                              .recorded_at = kNow},
      .next = LiveReading{.date = absl::CivilDay(2014, 6, 25),
                          .value = 80'000,
                          .recorded_at = kNow + absl::Microseconds(1)},
      .previous_suspect = true,
      .usual = 1'500,
      .limits = {.warn_above = 15'000, .hold_above = 40'000}};
  examination.values.push_back(value);
  value.previous =
      LiveReading{.imported = true, .recorded_at = absl::InfiniteFuture()};
  value.next.reset();
  value.same_day = LiveReading{.estimated = true};
  value.usual.reset();
  value.previous_suspect = false;
  examination.values.push_back(value);
  examination.findings_now.push_back({.rule = Rule::kHighUsage,
                                      .severity = Severity::kHoldCustomer,
                                      .target = kNight.ref,
                                      .got = "50",
                                      .wanted = "40"});
  return examination;
}

TEST(ExaminationConvert, ShowsEachValueBesideItsNeighboursAndLimits) {
  const v1::ExamineHeldResponse proto =
      ExaminationToProto(Examination(), SubmissionJudged(), {});
  EXPECT_EQ(proto.revision(), 9);
  EXPECT_TRUE(proto.expired());
  ASSERT_EQ(proto.values_size(), 2);
  const v1::ValueEvidence& first = proto.values(0);
  EXPECT_EQ(first.register_().kind(), v1::REGISTER_KIND_NIGHT);
  EXPECT_EQ(first.register_().serial(), "0017");
  EXPECT_EQ(first.label(), "night");
  EXPECT_EQ(first.value(), "77.5");
  EXPECT_EQ(first.previous().date(), "2014-05-20");
  EXPECT_EQ(first.previous().value(), "50");
  EXPECT_TRUE(first.previous().charged());
  EXPECT_FALSE(first.next().charged());
  EXPECT_FALSE(first.has_same_day());
  EXPECT_TRUE(first.previous_suspect());
  EXPECT_EQ(first.usual_daily(), "1.5");
  EXPECT_EQ(first.warn_above_daily(), "15");
  EXPECT_EQ(first.hold_above_daily(), "40");
  const v1::ValueEvidence& second = proto.values(1);
  EXPECT_TRUE(second.previous().charged()) << "it came with the import";
  EXPECT_FALSE(second.has_next());
  EXPECT_TRUE(second.same_day().estimated());
  EXPECT_FALSE(second.previous_suspect());
  EXPECT_EQ(second.usual_daily(), "");
}

TEST(ExaminationConvert, ShowsTheSubmissionItsFindingsNowAndTheHistory) {
  SubmissionJudged judged{.channel = "sms"};
  judged.submission.evidence.raw = "raw";
  judged.receipt.code = "000-013";
  const v1::ExamineHeldResponse proto = ExaminationToProto(
      Examination(), judged,
      {{.date = absl::CivilDay(2014, 5, 20), .state = ReadingState::kVoided}});
  EXPECT_EQ(proto.held().channel_id(), "sms");
  EXPECT_EQ(proto.held().submission().evidence().raw(), "raw");
  EXPECT_EQ(proto.held().receipt().code(), "000-013");
  ASSERT_EQ(proto.findings_now_size(), 1);
  EXPECT_EQ(proto.findings_now(0).rule(), "HIGH_USAGE");
  EXPECT_EQ(proto.findings_now(0).register_().kind(), v1::REGISTER_KIND_NIGHT);
  EXPECT_THAT(proto.findings_now(0).text(), Not(IsEmpty()));
  ASSERT_EQ(proto.history_size(), 1);
  EXPECT_EQ(proto.history(0).state(), v1::READING_STATE_VOIDED);
}

}  // namespace
}  // namespace intake
