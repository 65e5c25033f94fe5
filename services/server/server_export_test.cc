// Billing's side: the feed, its acknowledgement, periods and coverage.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/server/server_fixture.h"

namespace intake {
namespace {

class ServerExportTest : public ServerFixture {
 protected:
  ServerExportTest() {
    StartServer();
    ImportWithHistory();
    sms_ = KeyOf("sms");
    billing_ = KeyOf("@billing");
  }

  v1::Outcome Send(const std::string& id, const std::string& text) {
    const auto result = Submit(sms_, Typed(id, text));
    EXPECT_TRUE(result.status.ok()) << result.status.error_message();
    return result.response.receipt().outcome();
  }

  CallResult<v1::ListChangesResponse> ListChanges(const std::string& cursor,
                                                  const std::string& until = "",
                                                  int page_size = 0) {
    v1::ListChangesRequest request;
    request.set_cursor(cursor);
    request.set_until_cursor(until);
    request.set_page_size(page_size);
    return Call(*exports_, &v1::ExportService::Stub::ListChanges, billing_,
                request);
  }

  CallResult<v1::AcknowledgeChangesResponse> Acknowledge(
      const std::string& cursor) {
    v1::AcknowledgeChangesRequest request;
    request.set_cursor(cursor);
    return Call(*exports_, &v1::ExportService::Stub::AcknowledgeChanges,
                billing_, request);
  }

  CallResult<v1::ClosePeriodResponse> Close(const std::string& period) {
    v1::ClosePeriodRequest request;
    request.set_period(period);
    return Call(*exports_, &v1::ExportService::Stub::ClosePeriod, billing_,
                request);
  }

  CallResult<v1::GetCoverageResponse> Coverage(const std::string& period) {
    v1::GetCoverageRequest request;
    request.set_period(period);
    return Call(*exports_, &v1::ExportService::Stub::GetCoverage, billing_,
                request);
  }

  std::string sms_;
  std::string billing_;
};

TEST_F(ServerExportTest, FollowsTheChangesFromACursor) {
  EXPECT_EQ(Send("r1", "1234567890 150"), v1::OUTCOME_ACCEPTED);
  const auto first = ListChanges("");
  ASSERT_TRUE(first.status.ok()) << first.status.error_message();
  ASSERT_EQ(first.response.rows_size(), 1);
  EXPECT_EQ(first.response.rows(0).account_number(), "1234567890");
  EXPECT_EQ(first.response.rows(0).change().usage(), "50");
  EXPECT_EQ(first.response.rows(0).change().period(), "2014-06");
  EXPECT_NE(first.response.rows(0).receipt_code(), "");
  EXPECT_TRUE(first.response.caught_up());

  clock_.Advance(absl::Hours(1));
  EXPECT_EQ(Send("r2", "1234567890 160"), v1::OUTCOME_ACCEPTED);
  const auto second = ListChanges(first.response.next_cursor());
  ASSERT_TRUE(second.status.ok()) << second.status.error_message();
  // The first usage is taken back and told anew.
  ASSERT_EQ(second.response.rows_size(), 2);
  EXPECT_EQ(second.response.rows(0).change().usage(), "-50");
  EXPECT_EQ(second.response.rows(1).change().usage(), "60");
  // The same again, now and for ever.
  EXPECT_EQ(ListChanges("", first.response.next_cursor())
                .response.rows(0)
                .SerializeAsString(),
            first.response.rows(0).SerializeAsString());
}

TEST_F(ServerExportTest, ChangesNothingByAnAcknowledgementGivenTwice) {
  Send("r1", "1234567890 150");
  const std::string early = ListChanges("").response.next_cursor();
  clock_.Advance(absl::Hours(1));
  Send("r2", "1234567890 160");
  const std::string late = ListChanges(early).response.next_cursor();
  const auto acknowledged = Acknowledge(late);
  ASSERT_TRUE(acknowledged.status.ok()) << acknowledged.status.error_message();
  EXPECT_EQ(acknowledged.response.cursor(), late);
  const int64_t position = GetStatus().response.store().journal_position();
  for (const std::string& cursor : {late, early}) {
    const auto again = Acknowledge(cursor);
    ASSERT_TRUE(again.status.ok()) << again.status.error_message();
    EXPECT_EQ(again.response.cursor(), late);
  }
  EXPECT_EQ(GetStatus().response.store().journal_position(), position);
  // What is charged the customer does not change by themself.
  clock_.Advance(absl::Hours(1));
  EXPECT_NE(Send("r3", "1234567890 155"), v1::OUTCOME_ACCEPTED);
}

TEST_F(ServerExportTest, KnowsACursorOfTheFutureAndOneOfNobody) {
  Send("r1", "1234567890 150");
  const std::string cursor = ListChanges("").response.next_cursor();
  for (const char* wrong : {"x", "-1", "1", "17-zz"}) {
    EXPECT_EQ(ListChanges(wrong).reason(), "CURSOR_INVALID") << wrong;
    EXPECT_EQ(ListChanges("", wrong).reason(), "CURSOR_INVALID") << wrong;
    EXPECT_EQ(Acknowledge(wrong).reason(), "CURSOR_INVALID") << wrong;
  }
  // The same server over an older copy of its store.
  server_.reset();
  MemoryStore older;
  StartServerOver(older);
  billing_ = KeyOf("@billing");
  const auto ahead = ListChanges(cursor);
  EXPECT_EQ(ahead.status.error_code(), grpc::StatusCode::OUT_OF_RANGE);
  EXPECT_EQ(ahead.reason(), "CURSOR_AHEAD");
  EXPECT_EQ(Acknowledge(cursor).reason(), "CURSOR_AHEAD");
  server_.reset();
}

TEST_F(ServerExportTest, ClosesAMonthWhoseWindowIsOverOnce) {
  EXPECT_EQ(Close("2014-06").reason(), "PERIOD_NOT_OVER");
  EXPECT_EQ(Close("06.2014").field(), "period");
  EXPECT_EQ(Close("").field(), "period");
  const auto closed = Close("2014-05");
  ASSERT_TRUE(closed.status.ok()) << closed.status.error_message();
  EXPECT_EQ(closed.response.closed_through(), "2014-05");
  const int64_t position = GetStatus().response.store().journal_position();
  for (const char* period : {"2014-05", "2014-03"}) {
    const auto again = Close(period);
    ASSERT_TRUE(again.status.ok()) << again.status.error_message();
    EXPECT_EQ(again.response.closed_through(), "2014-05");
  }
  EXPECT_EQ(GetStatus().response.store().journal_position(), position);
}

TEST_F(ServerExportTest, KeepsTheBillingSystemOutOfAllElse) {
  EXPECT_EQ(Submit(billing_, Typed("r1", "1234567890 150")).reason(),
            "METHOD_NOT_ALLOWED");
  EXPECT_EQ(Call(*operations_, &v1::OperationsService::Stub::GetStatus,
                 billing_, v1::GetStatusRequest())
                .reason(),
            "METHOD_NOT_ALLOWED");
  EXPECT_EQ(Call(*exports_, &v1::ExportService::Stub::GetCoverage, sms_,
                 v1::GetCoverageRequest())
                .reason(),
            "METHOD_NOT_ALLOWED");
}

TEST_F(ServerExportTest, TellsWhoHasSentByEntrance) {
  Import({testing::OneTariffAccount("1234567897"),
          testing::OneTariffAccount("1234567898")});
  EXPECT_EQ(Send("r1", "1234567897 150"), v1::OUTCOME_ACCEPTED);
  const auto coverage = Coverage("");
  ASSERT_TRUE(coverage.status.ok()) << coverage.status.error_message();
  EXPECT_EQ(coverage.response.period(), "2014-06");
  ASSERT_EQ(coverage.response.places_size(), 1);
  EXPECT_EQ(coverage.response.places(0).building(), "b-1");
  EXPECT_EQ(coverage.response.places(0).accounts(), 3);
  EXPECT_EQ(Coverage("2014").field(), "period");

  v1::ListMissingRequest request;
  request.set_page_size(1);
  std::vector<std::string> missing;
  do {
    const auto page = Call(*exports_, &v1::ExportService::Stub::ListMissing,
                           billing_, request);
    ASSERT_TRUE(page.status.ok()) << page.status.error_message();
    for (const v1::MissingAccount& item : page.response.accounts()) {
      missing.push_back(item.account().number());
      EXPECT_EQ(item.standing(), v1::PERIOD_STANDING_MISSING);
    }
    request.set_page_token(page.response.next_page_token());
  } while (!request.page_token().empty() && missing.size() < 10);
  EXPECT_THAT(missing, ::testing::Contains("1234567898"));
  EXPECT_THAT(missing, ::testing::Not(::testing::Contains("1234567897")));
  request.set_page_token("none of yours");
  EXPECT_EQ(
      Call(*exports_, &v1::ExportService::Stub::ListMissing, billing_, request)
          .field(),
      "page_token");
}

TEST_F(ServerExportTest, TellsAChannelOnlyOfItsRepresentativesPlaces) {
  Import({testing::OneTariffAccount("1234567898")});
  v1::ListMissingRequest request;
  const auto list = [&](const std::string& key) {
    return Call(*exports_, &v1::ExportService::Stub::ListMissing, key, request);
  };
  EXPECT_EQ(list(sms_).field(), "representative");
  request.set_representative("r1");
  EXPECT_EQ(list(billing_).field(), "representative");
  auto none = list(sms_);
  ASSERT_TRUE(none.status.ok()) << none.status.error_message();
  EXPECT_EQ(none.response.accounts_size(), 0);
  EXPECT_EQ(none.response.period(), "2014-06");

  v1::UpdateChannelRequest update;
  v1::Channel& channel = *update.mutable_channel();
  channel.set_id("sms");
  channel.set_name_ru("смс");
  channel.set_name_en("sms");
  v1::Mandate& mandate = *channel.add_mandates();
  mandate.set_representative("r1");
  mandate.set_building("b-1");
  const auto updated =
      Call(*channels_, &v1::ChannelService::Stub::UpdateChannel,
           administrator_key_, update);
  ASSERT_TRUE(updated.status.ok()) << updated.status.error_message();
  const auto found = list(sms_);
  ASSERT_TRUE(found.status.ok()) << found.status.error_message();
  ASSERT_EQ(found.response.accounts_size(), 1);
  EXPECT_EQ(found.response.accounts(0).account().number(), "1234567898");
  request.set_building("b-2");
  EXPECT_EQ(list(sms_).response.accounts_size(), 0);
}

TEST_F(ServerExportTest, CountsTheDaysArrivals) {
  // 23:59:59 of the 19th, and the first moment of the 20th.
  clock_.Set(Moment("2014-06-19T23:59:59+04:00"));
  Send("r1", "1234567890 150");
  clock_.Set(Moment("2014-06-20T00:00:00+04:00"));
  Send("r2", "1234567890 160");
  Send("r2", "1234567890 160");
  Send("r3", "nonsense");
  const auto count = [&](const std::string& date) {
    v1::CountArrivalsRequest request;
    request.set_date(date);
    return Call(*exports_, &v1::ExportService::Stub::CountArrivals, billing_,
                request);
  };
  const auto today = count("");
  ASSERT_TRUE(today.status.ok()) << today.status.error_message();
  EXPECT_EQ(today.response.date(), "2014-06-20");
  ASSERT_EQ(today.response.arrivals_size(), 2);
  EXPECT_EQ(today.response.arrivals(0).channel_id(), "sms");
  EXPECT_EQ(today.response.arrivals(0).outcome(), v1::OUTCOME_ACCEPTED);
  EXPECT_EQ(today.response.arrivals(0).submissions(), 1);
  EXPECT_EQ(today.response.arrivals(1).outcome(), v1::OUTCOME_REFUSED);
  const auto yesterday = count("2014-06-19");
  ASSERT_EQ(yesterday.response.arrivals_size(), 1);
  EXPECT_EQ(yesterday.response.arrivals(0).submissions(), 1);
  EXPECT_EQ(count("2014-06-21").response.arrivals_size(), 0);
  EXPECT_EQ(count("yesterday").field(), "date");
}

}  // namespace
}  // namespace intake
