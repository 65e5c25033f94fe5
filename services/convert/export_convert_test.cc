// What goes out: changes, coverage, replays and stories.

#include "services/convert/export_convert.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/limits.h"
#include "services/convert/page_convert.h"
#include "services/convert/replay_convert.h"
#include "services/convert/story_convert.h"
#include "services/convert/time_convert.h"

namespace intake {
namespace {

const absl::Time kNow = absl::FromUnixMicros(1'403'985'599'999'999);
constexpr absl::CivilMonth kJune(2014, 6);

UsageChange Adjustment() {
  return {.slot = {.commodity = Commodity::kHotWater,
                   .point = MeteringPoint::kBath},
          .serial = "A1",
          .multiplier = 1'500,
          .from_date = absl::CivilDay(2014, 4, 20),
          .from_value = 99'999'500,
          .to_date = absl::CivilDay(2014, 5, 21),
          .to_value = 12'345,
          .usage = -12'845,
          .period = absl::CivilMonth(2014, 5),
          .charged_in = kJune};
}

absl::TimeZone Zone(const char* name) {
  absl::TimeZone zone;
  EXPECT_TRUE(absl::LoadTimeZone(name, &zone)) << name;
  return zone;
}

TEST(FeedConvert, WritesEveryFieldOfARow) {
  const v1::ListChangesResponse proto =
      FeedPageToProto({.rows = {{.id = "17-0",
                                 .account_number = "1234567890",
                                 .change = Adjustment(),
                                 .receipt_code = "000-013",
                                 .recorded_at = kNow}},
                       .next_cursor = "c17",
                       .caught_up = true});
  EXPECT_EQ(proto.next_cursor(), "c17");
  EXPECT_TRUE(proto.caught_up());
  ASSERT_EQ(proto.rows_size(), 1);
  EXPECT_EQ(proto.rows(0).id(), "17-0");
  EXPECT_EQ(proto.rows(0).account_number(), "1234567890");
  EXPECT_EQ(proto.rows(0).receipt_code(), "000-013");
  EXPECT_EQ(*TimeFromProto(proto.rows(0).recorded_at(), "f"), kNow);
  const v1::UsageChange& change = proto.rows(0).change();
  EXPECT_EQ(change.register_().commodity(), v1::COMMODITY_HOT_WATER);
  EXPECT_EQ(change.register_().point(), v1::METERING_POINT_BATH);
  EXPECT_EQ(change.register_().serial(), "A1");
  EXPECT_EQ(change.multiplier(), "1.5");
  EXPECT_EQ(change.from_date(), "2014-04-20");
  EXPECT_EQ(change.from_value(), "99999.5");
  EXPECT_EQ(change.to_date(), "2014-05-21");
  EXPECT_EQ(change.to_value(), "12.345");
  EXPECT_EQ(change.usage(), "-12.845");
  EXPECT_EQ(change.period(), "2014-05");
  EXPECT_EQ(change.charged_in(), "2014-06");
}

TEST(CoverageConvert, TakesTheCurrentMonthWhereNoneIsAskedFor) {
  v1::GetCoverageRequest proto;
  EXPECT_EQ(CoverageFilterFromProto(proto, kJune)->period, kJune);
  proto.set_period("2013-12");
  proto.set_building("b-1");
  proto.set_entrance("2");
  const absl::StatusOr<CoverageFilter> filter =
      CoverageFilterFromProto(proto, kJune);
  ASSERT_TRUE(filter.ok()) << filter.status();
  EXPECT_EQ(filter->period, absl::CivilMonth(2013, 12));
  EXPECT_EQ(filter->building, "b-1");
  EXPECT_EQ(filter->entrance, "2");
}

TEST(CoverageConvert, NamesTheFieldAtFault) {
  for (const char* period : {"2014-13", "2014-6", "June", "2014-06-01"}) {
    v1::ListMissingRequest proto;
    proto.set_period(period);
    EXPECT_EQ(FieldOf(CoverageFilterFromProto(proto, kJune).status()), "period")
        << period;
  }
  v1::GetCoverageRequest proto;
  proto.set_building(std::string(limits::kNameBytesMax + 1, 'b'));
  EXPECT_EQ(FieldOf(CoverageFilterFromProto(proto, kJune).status()),
            "building");
  proto.Clear();
  proto.set_entrance(std::string(limits::kNameBytesMax + 1, 'e'));
  EXPECT_EQ(FieldOf(CoverageFilterFromProto(proto, kJune).status()),
            "entrance");
}

TEST(CoverageConvert, CountsWhoIsMissing) {
  const v1::GetCoverageResponse proto =
      CoverageToProto(kJune, {{.building = "b-1",
                               .entrance = "2",
                               .accounts = 20,
                               .complete = 11,
                               .partly = 3,
                               .held = 2}});
  EXPECT_EQ(proto.period(), "2014-06");
  ASSERT_EQ(proto.places_size(), 1);
  EXPECT_EQ(proto.places(0).building(), "b-1");
  EXPECT_EQ(proto.places(0).entrance(), "2");
  EXPECT_EQ(proto.places(0).accounts(), 20);
  EXPECT_EQ(proto.places(0).complete(), 11);
  EXPECT_EQ(proto.places(0).partly(), 3);
  EXPECT_EQ(proto.places(0).held(), 2);
  EXPECT_EQ(proto.places(0).missing(), 4);
}

TEST(MissingConvert, ReadsTheTokensItGaveAndNoOthers) {
  const v1::ListMissingResponse proto = MissingPageToProto(
      kJune, {.rows = {{.account = {.number = "1234567890"},
                        .standing = PeriodStanding::kPartly}},
              .next = "1234567890"});
  EXPECT_EQ(proto.period(), "2014-06");
  ASSERT_EQ(proto.accounts_size(), 1);
  EXPECT_EQ(proto.accounts(0).account().number(), "1234567890");
  EXPECT_EQ(proto.accounts(0).standing(), v1::PERIOD_STANDING_PARTLY);
  const auto page = AccountPageFromProto(7, proto.next_page_token());
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->after, "1234567890");
  EXPECT_EQ(page->items_max, 7u);
  EXPECT_EQ(AccountPageFromProto(0, "")->after, std::nullopt);
  for (const char* token : {"x", "1234", "12345.1", "?3", "12345 "}) {
    EXPECT_EQ(FieldOf(AccountPageFromProto(0, token).status()), "page_token")
        << token;
  }
  EXPECT_EQ(FieldOf(AccountPageFromProto(-1, "").status()), "page_size");
}

TEST(MissingConvert, CutsAPageThatOutgrowsAMessage) {
  MissingPage page;
  for (int i = 0; i < 1000; ++i) {
    page.rows.push_back({.account = {.number = std::to_string(10'000 + i),
                                     .holder = std::string(8'000, 'x')}});
  }
  const v1::ListMissingResponse proto = MissingPageToProto(kJune, page);
  EXPECT_LT(proto.ByteSizeLong(), limits::kMessageBytesMax);
  EXPECT_GT(proto.accounts_size(), 100);
  EXPECT_EQ(proto.next_page_token(),
            std::to_string(10'000 + proto.accounts_size() - 1));
}

TEST(ArrivalsConvert, WritesEveryField) {
  const v1::CountArrivalsResponse proto = ArrivalsToProto(
      absl::CivilDay(2014, 6, 25),
      {{.channel = "sms", .outcome = Outcome::kRefused, .submissions = 12}});
  EXPECT_EQ(proto.date(), "2014-06-25");
  ASSERT_EQ(proto.arrivals_size(), 1);
  EXPECT_EQ(proto.arrivals(0).channel_id(), "sms");
  EXPECT_EQ(proto.arrivals(0).outcome(), v1::OUTCOME_REFUSED);
  EXPECT_EQ(proto.arrivals(0).submissions(), 12);
}

TEST(StartOfDay, IsMidnightOfTheZoneOnAQuarterOfAnHour) {
  const auto start = [](const char* zone, int year, int month, int day) {
    return absl::FormatTime(
        "%Y-%m-%dT%H:%M:%SZ",
        StartOfDay(absl::CivilDay(year, month, day), Zone(zone)),
        absl::UTCTimeZone());
  };
  EXPECT_EQ(start("Europe/Samara", 2014, 6, 25), "2014-06-24T20:00:00Z");
  EXPECT_EQ(start("Asia/Kathmandu", 2014, 6, 25), "2014-06-24T18:15:00Z");
  // Clocks skipped this midnight: the day begins where they went on.
  EXPECT_EQ(start("America/Sao_Paulo", 2014, 10, 19), "2014-10-19T03:00:00Z");
  // And gave one back here, an hour after midnight: the day has 25 hours.
  EXPECT_EQ(start("Europe/Samara", 2014, 10, 26), "2014-10-25T20:00:00Z");
  // Local mean time, 03:20:20.
  EXPECT_EQ(start("Europe/Samara", 1905, 1, 1), "1904-12-31T20:30:00Z");
}

TEST(ReplayConvert, TakesWholeDaysOfTheSuppliersZone) {
  const absl::TimeZone zone = Zone("Europe/Samara");
  v1::ReplayRulesRequest proto;
  const absl::StatusOr<ReplaySpan> all = ReplaySpanFromProto(proto, zone);
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_EQ(all->from, absl::InfinitePast());
  EXPECT_EQ(all->until, absl::InfiniteFuture());
  proto.set_from_date("2014-06-01");
  proto.set_until_date("2014-06-01");
  const absl::StatusOr<ReplaySpan> day = ReplaySpanFromProto(proto, zone);
  ASSERT_TRUE(day.ok()) << day.status();
  EXPECT_EQ(day->from, StartOfDay(absl::CivilDay(2014, 6, 1), zone));
  EXPECT_EQ(day->until, StartOfDay(absl::CivilDay(2014, 6, 2), zone));
}

TEST(ReplayConvert, NamesTheFieldAtFault) {
  v1::ReplayRulesRequest proto;
  proto.set_from_date("2014");
  EXPECT_EQ(FieldOf(ReplaySpanFromProto(proto, absl::UTCTimeZone()).status()),
            "from_date");
  proto.set_from_date("2014-06-02");
  for (const char* until : {"2014-06-01", "2014-06-31", "later"}) {
    proto.set_until_date(until);
    EXPECT_EQ(FieldOf(ReplaySpanFromProto(proto, absl::UTCTimeZone()).status()),
              "until_date")
        << until;
  }
}

TEST(ReplayConvert, WritesBothDecisionsAndWhatSetsThemApart) {
  ReplayChange change{
      .channel = "sms",
      .was = {.outcome = Outcome::kAccepted,
              .code = "000-013",
              .account_number = "1234567890",
              .received_at = kNow},
      .now = {.outcome = Outcome::kHeld, .language = Language::kEnglish},
      .gone = {{.rule = Rule::kZeroUsage, .severity = Severity::kWarn}},
      .added = {{.rule = Rule::kHighUsage,
                 .severity = Severity::kHoldCustomer,
                 .target = RegisterRef{.installation = 2}}}};
  change.now.understood.push_back(
      {.slot = {.ref = {.installation = 2}, .kind = RegisterKind::kDay}});
  const v1::ReplayRulesResponse proto = ReplayChangeToProto(
      change, {.events_done = 3, .events_total = 9, .submissions_judged = 2});
  EXPECT_EQ(proto.events_done(), 3);
  EXPECT_EQ(proto.events_total(), 9);
  EXPECT_EQ(proto.submissions_judged(), 2);
  EXPECT_EQ(proto.change().account_number(), "1234567890");
  EXPECT_EQ(proto.change().receipt_code(), "000-013");
  EXPECT_EQ(*TimeFromProto(proto.change().received_at(), "f"), kNow);
  EXPECT_EQ(proto.change().channel_id(), "sms");
  EXPECT_EQ(proto.change().outcome_was(), v1::OUTCOME_ACCEPTED);
  EXPECT_EQ(proto.change().outcome_now(), v1::OUTCOME_HELD);
  ASSERT_EQ(proto.change().findings_gone_size(), 1);
  EXPECT_EQ(proto.change().findings_gone(0).rule(), "ZERO_USAGE");
  EXPECT_NE(proto.change().findings_gone(0).text(), "");
  ASSERT_EQ(proto.change().findings_new_size(), 1);
  EXPECT_EQ(proto.change().findings_new(0).severity(),
            v1::SEVERITY_HOLD_CUSTOMER);
  EXPECT_EQ(proto.change().findings_new(0).register_().kind(),
            v1::REGISTER_KIND_DAY);
  EXPECT_FALSE(ReplayProgressToProto({.events_done = 9}).has_change());
}

TEST(StoryConvert, TellsTheSubmissionAndEveryEvent) {
  SubmissionJudged asked{.channel = "sms"};
  asked.submission.request_key = "r1";
  asked.submission.evidence.raw = std::string("\xff\x00", 2);
  asked.receipt.code = "000-013";
  SubmissionJudged answered = asked;
  answered.submission.request_key = "r2";
  answered.receipt.code = "000-026";
  answered.changes = {Adjustment()};
  const v1::TraceReceiptResponse proto = StoryToProto(
      "000-013", {{.event = {.position = 5,
                             .event = {.stream = "1234567890",
                                       .sequence = 2,
                                       .recorded_at = kNow,
                                       .actor = "sms",
                                       .body = asked},
                             .chain_hash = std::string("\x01\xab", 2)},
                   .what = "SUBMITTED",
                   .text = "held"},
                  {.event = {.position = 8, .event = {.body = answered}},
                   .what = "ANSWERED"}});
  EXPECT_EQ(proto.submission().request_id(), "r1");
  EXPECT_EQ(proto.submission().evidence().raw(), std::string("\xff\x00", 2));
  EXPECT_EQ(proto.receipt().code(), "000-013");
  ASSERT_EQ(proto.entries_size(), 2);
  EXPECT_EQ(proto.entries(0).position(), 5);
  EXPECT_EQ(proto.entries(0).stream(), "1234567890");
  EXPECT_EQ(proto.entries(0).sequence(), 2);
  EXPECT_EQ(*TimeFromProto(proto.entries(0).recorded_at(), "f"), kNow);
  EXPECT_EQ(proto.entries(0).actor(), "sms");
  EXPECT_EQ(proto.entries(0).what(), "SUBMITTED");
  EXPECT_EQ(proto.entries(0).text(), "held");
  EXPECT_EQ(proto.entries(0).chain_hash(), "01ab");
  EXPECT_EQ(proto.entries(0).changes_size(), 0);
  ASSERT_EQ(proto.entries(1).changes_size(), 1);
  EXPECT_EQ(proto.entries(1).changes(0).usage(), "-12.845");
}

}  // namespace
}  // namespace intake
