// What other rules would have decided, and the story of one submission.

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/server/server_fixture.h"

namespace intake {
namespace {

using ::testing::HasSubstr;

struct Replayed {
  CallResult<v1::ReplayRulesResponse> result;
  std::vector<v1::ReplayChange> changes;
};

class ServerReplayTest : public ServerFixture {
 protected:
  ServerReplayTest() {
    StartServer();
    ImportWithHistory();
    sms_ = KeyOf("sms");
    Submit(sms_, Typed("r1", "1234567890 160"));
    clock_.Advance(absl::Hours(24));
    // Some 60 kWh a day.
    const auto held = Submit(sms_, Typed("r2", "1234567890 760"));
    EXPECT_EQ(held.response.receipt().outcome(), v1::OUTCOME_HELD)
        << held.response.receipt().text();
    code_ = held.response.receipt().code();
  }

  // The rules as they are delivered, but for when electricity is held.
  static std::string RulesThatHoldAbove(const std::string& percent) {
    std::ostringstream text;
    text << std::ifstream("deploy/rules.toml").rdbuf();
    std::string rules = text.str();
    const size_t at = rules.find("hold_percent = 400");
    EXPECT_NE(at, std::string::npos);
    return rules.replace(at, 18, "hold_percent = " + percent);
  }

  Replayed Replay(const v1::ReplayRulesRequest& request) {
    grpc::ClientContext context;
    Prepare(administrator_key_, context);
    const auto stream = operations_->ReplayRules(&context, request);
    Replayed replayed;
    v1::ReplayRulesResponse response;
    while (stream->Read(&response)) {
      if (response.has_change()) replayed.changes.push_back(response.change());
      EXPECT_LE(response.events_done(), response.events_total());
      replayed.result.response = response;
    }
    replayed.result.status = stream->Finish();
    return replayed;
  }

  std::string sms_;
  std::string code_;
};

TEST_F(ServerReplayTest, ChangesNothingUnderTheRulesInForce) {
  const Replayed replayed = Replay(v1::ReplayRulesRequest());
  ASSERT_TRUE(replayed.result.status.ok())
      << replayed.result.status.error_message();
  EXPECT_TRUE(replayed.changes.empty())
      << replayed.changes[0].ShortDebugString();
  EXPECT_EQ(replayed.result.response.submissions_judged(), 2);
  EXPECT_EQ(replayed.result.response.events_done(),
            replayed.result.response.events_total());
}

TEST_F(ServerReplayTest, TellsWhatOtherRulesWouldHaveDecided) {
  v1::ReplayRulesRequest request;
  request.set_rules_toml(RulesThatHoldAbove("900"));
  const Replayed replayed = Replay(request);
  ASSERT_TRUE(replayed.result.status.ok())
      << replayed.result.status.error_message();
  ASSERT_EQ(replayed.changes.size(), 1u);
  const v1::ReplayChange& change = replayed.changes[0];
  EXPECT_EQ(change.account_number(), "1234567890");
  EXPECT_EQ(change.receipt_code(), code_);
  EXPECT_EQ(change.channel_id(), "sms");
  EXPECT_EQ(change.outcome_was(), v1::OUTCOME_HELD);
  EXPECT_EQ(change.outcome_now(), v1::OUTCOME_ACCEPTED);
  ASSERT_GE(change.findings_gone_size(), 1);
  EXPECT_EQ(change.findings_gone(0).rule(), "HIGH_USAGE");
  EXPECT_EQ(change.findings_gone(0).severity(), v1::SEVERITY_HOLD_CUSTOMER);
  EXPECT_NE(change.findings_gone(0).text(), "");
  // Nothing of it was stored.
  EXPECT_TRUE(Replay(v1::ReplayRulesRequest()).changes.empty());
}

TEST_F(ServerReplayTest, LooksOnlyAtTheDaysAskedFor) {
  v1::ReplayRulesRequest request;
  request.set_rules_toml(RulesThatHoldAbove("900"));
  request.set_until_date("2014-06-20");
  const Replayed before = Replay(request);
  EXPECT_TRUE(before.result.status.ok());
  EXPECT_EQ(before.result.response.submissions_judged(), 1);
  EXPECT_TRUE(before.changes.empty());
  request.set_from_date("2014-06-21");
  request.set_until_date("2014-06-21");
  EXPECT_EQ(Replay(request).changes.size(), 1u);
}

TEST_F(ServerReplayTest, RefusesRulesThatAreNone) {
  v1::ReplayRulesRequest request;
  for (const std::string& rules :
       {std::string("no rules"), std::string("[[rule_set]]\nmystery = 1\n"),
        RulesThatHoldAbove("-1")}) {
    request.set_rules_toml(rules);
    const Replayed replayed = Replay(request);
    EXPECT_EQ(replayed.result.status.error_code(),
              grpc::StatusCode::INVALID_ARGUMENT);
    EXPECT_EQ(replayed.result.reason(), "RULES_INVALID");
  }
  request.clear_rules_toml();
  request.set_from_date("soon");
  EXPECT_EQ(Replay(request).result.field(), "from_date");
}

TEST_F(ServerReplayTest, EndsWithAClientThatGoesAway) {
  grpc::ClientContext context;
  Prepare(administrator_key_, context);
  const auto stream =
      operations_->ReplayRules(&context, v1::ReplayRulesRequest());
  context.TryCancel();
  EXPECT_EQ(stream->Finish().error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_TRUE(Replay(v1::ReplayRulesRequest()).result.status.ok());
  server_->Shutdown();
}

TEST_F(ServerReplayTest, TellsTheStoryOfASubmission) {
  v1::ApproveReadingRequest approve;
  approve.set_code(code_);
  *approve.mutable_decision() = Decided("ivanova");
  const std::string office = KeyOf("office");
  const auto approved = Call(
      *reviews_, &v1::ReviewService::Stub::ApproveReading, office, approve);
  ASSERT_TRUE(approved.status.ok()) << approved.status.error_message();

  v1::TraceReceiptRequest request;
  request.set_code(absl::StrReplaceAll(code_, {{"-", " "}}));
  const auto trace = [&] {
    return Call(*operations_, &v1::OperationsService::Stub::TraceReceipt,
                office, request);
  };
  const auto traced = trace();
  ASSERT_TRUE(traced.status.ok()) << traced.status.error_message();
  EXPECT_EQ(traced.response.submission().request_id(), "r2");
  EXPECT_EQ(traced.response.receipt().code(), code_);
  ASSERT_EQ(traced.response.entries_size(), 2);
  EXPECT_EQ(traced.response.entries(0).what(), "SUBMITTED");
  EXPECT_EQ(traced.response.entries(0).actor(), "sms");
  EXPECT_EQ(traced.response.entries(0).stream(), "1234567890");
  EXPECT_EQ(traced.response.entries(0).chain_hash().size(), 64u);
  EXPECT_EQ(traced.response.entries(1).what(), "APPROVED");
  EXPECT_EQ(traced.response.entries(1).actor(), "office");
  EXPECT_THAT(traced.response.entries(1).text(), HasSubstr("ivanova"));
  EXPECT_GT(traced.response.entries(1).changes_size(), 0);
  request.set_code("x");
  EXPECT_EQ(trace().field(), "code");
}

}  // namespace
}  // namespace intake
