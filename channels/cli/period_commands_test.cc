// `intake period`, `intake coverage` and `intake arrivals`

#include <nlohmann/json.hpp>

#include "channels/cli/error_for_test.h"
#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(PeriodClose, SaysThroughWhichMonthAllIsClosed) {
  ProgramForTest program;
  absl::StatusOr<v1::ClosePeriodResponse> answer = v1::ClosePeriodResponse();
  answer->set_closed_through("2014-07");
  program.server->on_ClosePeriod = [&](const auto& request) {
    EXPECT_EQ(request.period(), "2014-06");
    return answer;
  };
  EXPECT_EQ(program.Run({"period", "close", "2014-06"}), 0);
  EXPECT_EQ(program.out, "07.2014 and all months before it are closed.\n");
  EXPECT_EQ(program.Run({"period", "close", "06.2014", "--json"}), 0);
  EXPECT_EQ(program.out, "{\"closed_through\":\"2014-07\"}\n");
  answer = ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                           "PERIOD_NOT_OVER", "open until 2014-06-25");
  EXPECT_EQ(program.Run({"period", "close", "2014-06"}), 1);
  EXPECT_THAT(program.err, HasSubstr("open until 2014-06-25"));
  EXPECT_EQ(program.Run({"period", "close", "june"}), 2);
}

TEST(Coverage, CountsEachEntranceAndAllOfThem) {
  ProgramForTest program;
  v1::GetCoverageRequest got;
  program.server->on_GetCoverage = [&](const auto& request) {
    got = request;
    v1::GetCoverageResponse coverage;
    coverage.set_period("2014-06");
    for (const int64_t complete : {1999, 0}) {
      v1::PlaceCoverage& place = *coverage.add_places();
      place.set_building("b17");
      place.set_entrance(complete == 0 ? "2" : "1");
      place.set_accounts(complete == 0 ? 0 : 2000);
      place.set_complete(complete);
      place.set_missing(complete == 0 ? 0 : 1);
    }
    return coverage;
  };
  EXPECT_EQ(program.Run({"coverage", "--period", "06.2014", "--building", "b17",
                         "--entrance", "1"}),
            0);
  EXPECT_EQ(got.period(), "2014-06");
  EXPECT_EQ(got.building(), "b17");
  EXPECT_EQ(got.entrance(), "1");
  EXPECT_EQ(program.out,
            "Readings for 06.2014:\n"
            "Building  Entrance  Accounts  Complete  Partly  Held  Missing   "
            "Share\n"
            "b17       1            2,000     1,999       0     0        1  "
            "99.9 %\n"
            "b17       2                0         0       0     0        0    "
            "   -\n"
            "all                    2,000     1,999       0     0        1  "
            "99.9 %\n");
  EXPECT_EQ(program.Run({"coverage", "--json"}), 0);
  EXPECT_EQ(got.period(), "");
  EXPECT_EQ(nlohmann::json::parse(program.out)["places"].size(), 2u);
  EXPECT_EQ(program.Run({"coverage", "--period", "june"}), 2);
}

TEST(CoverageMissing, ListsAllPagesToTheEnd) {
  ProgramForTest program;
  std::vector<std::string> tokens;
  v1::ListMissingRequest got;
  program.server->on_ListMissing = [&](const auto& request) {
    got = request;
    tokens.push_back(request.page_token());
    v1::ListMissingResponse page;
    page.set_period("2014-06");
    v1::MissingAccount& missing = *page.add_accounts();
    missing.mutable_account()->set_number(
        request.page_token().empty() ? "0012345678" : "1234567890");
    missing.set_standing(v1::PERIOD_STANDING_PARTLY);
    if (request.page_token().empty()) page.set_next_page_token("more");
    return page;
  };
  EXPECT_EQ(program.Run({"coverage", "missing", "--period", "2014-06",
                         "--building", "b17"}),
            0);
  EXPECT_THAT(tokens, ElementsAre("", "more"));
  EXPECT_EQ(got.building(), "b17");
  EXPECT_EQ(got.page_size(), 1000);
  EXPECT_THAT(program.out,
              AllOf(HasSubstr("0012345678  partly"), HasSubstr("1234567890")));
  EXPECT_THAT(program.err,
              HasSubstr("2 accounts are not complete for 06.2014"));
  EXPECT_EQ(program.Run({"coverage", "--period", "2014-06", "missing", "--json",
                         "--quiet"}),
            0);
  EXPECT_EQ(got.period(), "2014-06");
  EXPECT_EQ(std::count(program.out.begin(), program.out.end(), '\n'), 2);
  EXPECT_EQ(program.err, "");
}

TEST(Arrivals, CountsEachChannelByOutcome) {
  ProgramForTest program;
  std::string date;
  program.server->on_CountArrivals = [&](const auto& request) {
    date = request.date();
    v1::CountArrivalsResponse response;
    response.set_date("2014-06-25");
    for (const auto& [channel, outcome, count] :
         {std::tuple("portal", v1::OUTCOME_ACCEPTED, 1200),
          std::tuple("sms", v1::OUTCOME_ACCEPTED, 7),
          std::tuple("sms", v1::OUTCOME_REFUSED, 3)}) {
      v1::ArrivalCount& arrivals = *response.add_arrivals();
      arrivals.set_channel_id(channel);
      arrivals.set_outcome(outcome);
      arrivals.set_submissions(count);
    }
    return response;
  };
  EXPECT_EQ(program.Run({"arrivals", "--date", "25.06.2014"}), 0);
  EXPECT_EQ(date, "2014-06-25");
  EXPECT_EQ(program.out,
            "Received on 25.06.2014:\n"
            "Channel  Accepted  Held  Refused    All\n"
            "portal      1,200     0        0  1,200\n"
            "sms             7     0        3     10\n"
            "all         1,207     0        3  1,210\n");
  EXPECT_EQ(program.Run({"arrivals", "--json"}), 0);
  EXPECT_EQ(date, "");
  EXPECT_EQ(nlohmann::json::parse(program.out)["arrivals"].size(), 3u);
  EXPECT_EQ(program.Run({"arrivals", "--date", "today"}), 2);
}

}  // namespace
}  // namespace intake::cli
