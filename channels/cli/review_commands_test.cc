// `intake review`

#include <nlohmann/json.hpp>

#include "channels/cli/error_for_test.h"
#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::vector<std::string> kWhoAndWhy = {"--agent", "petrova", "--reason",
                                             "seen"};

std::vector<std::string> Decide(std::vector<std::string> words) {
  words.insert(words.end(), kWhoAndWhy.begin(), kWhoAndWhy.end());
  return words;
}

v1::ExamineHeldResponse Evidence() {
  v1::ExamineHeldResponse evidence;
  evidence.set_revision(17);
  v1::SubmissionRecord& held = *evidence.mutable_held();
  held.set_channel_id("sms");
  held.mutable_submission()->set_text("1234567891 99999 5512");
  held.mutable_submission()->mutable_evidence()->set_raw("\xD1\x01 99999");
  held.mutable_receipt()->set_outcome(v1::OUTCOME_HELD);
  held.mutable_receipt()->set_code("000-013");
  held.mutable_receipt()->add_findings()->set_rule("HIGH_USAGE");
  v1::ValueEvidence& value = *evidence.add_values();
  value.mutable_register_()->set_kind(v1::REGISTER_KIND_DAY);
  value.set_label("день");
  value.set_value("99999");
  value.mutable_previous()->set_date("2014-05-20");
  value.mutable_previous()->set_value("12300");
  value.mutable_previous()->set_charged(true);
  value.set_previous_suspect(true);
  value.set_usual_daily("4.5");
  value.set_hold_above_daily("25");
  evidence.add_findings_now()->set_rule("LESS_THAN_PREVIOUS");
  v1::Reading& reading = *evidence.add_history();
  reading.set_date("2014-04-20");
  reading.set_value("12200");
  reading.set_state(v1::READING_STATE_VOIDED);
  return evidence;
}

TEST(ReviewList, AsksForWhatFitsAndShowsHowLongItWaits) {
  ProgramForTest program;
  v1::ListHeldRequest got;
  program.server->on_ListHeld = [&](const v1::ListHeldRequest& request) {
    got = request;
    v1::ListHeldResponse list;
    v1::SubmissionRecord& record = *list.add_held();
    record.mutable_receipt()->set_code("000-013");
    record.mutable_receipt()->mutable_received_at()->set_seconds(1403676005 -
                                                                 5 * 86400);
    v1::Finding& finding = *record.mutable_receipt()->add_findings();
    finding.set_rule("HIGH_USAGE");
    finding.set_severity(v1::SEVERITY_HOLD_CUSTOMER);
    v1::Finding& other = *record.mutable_receipt()->add_findings();
    other.set_rule("AFTER_WINDOW");
    other.set_severity(v1::SEVERITY_WARN);
    return list;
  };
  EXPECT_EQ(
      program.Run({"review", "list", "--rule", "HIGH_USAGE", "--channel", "sms",
                   "--account", "1234567890", "--older-than", "3d"}),
      0);
  EXPECT_EQ(got.rule(), "HIGH_USAGE");
  EXPECT_EQ(got.channel_id(), "sms");
  EXPECT_EQ(got.account_number(), "1234567890");
  EXPECT_EQ(got.received_before().seconds(), 1403676005 - 3 * 86400);
  EXPECT_THAT(program.out,
              AllOf(HasSubstr("5 d"), HasSubstr("000-013"),
                    HasSubstr("HIGH_USAGE"), Not(HasSubstr("AFTER_WINDOW"))));
  EXPECT_EQ(program.Run({"review", "list", "--older-than", "soon"}), 2);
}

TEST(ReviewList, FollowsPagesUpToTheLimit) {
  ProgramForTest program;
  std::vector<std::string> tokens;
  program.server->on_ListHeld = [&](const v1::ListHeldRequest& request) {
    EXPECT_FALSE(request.has_received_before());
    tokens.push_back(request.page_token());
    v1::ListHeldResponse list;
    for (int i = 0; i < request.page_size(); ++i) list.add_held();
    list.set_next_page_token("more");
    return list;
  };
  EXPECT_EQ(program.Run({"review", "list", "--limit", "1001", "--json"}), 0);
  EXPECT_THAT(tokens, ElementsAre("", "more"));
  EXPECT_EQ(nlohmann::json::parse(program.out)["held"].size(), 1001u);
  program.server->on_ListHeld = [](const auto&) {
    return v1::ListHeldResponse();
  };
  EXPECT_EQ(program.Run({"review", "list"}), 0);
  EXPECT_EQ(program.out, "");
  EXPECT_THAT(program.err, HasSubstr("Nothing waits"));
}

TEST(ReviewShow, ShowsAllThatADecisionNeeds) {
  ProgramForTest program;
  program.server->on_ExamineHeld = [](const auto& request) {
    EXPECT_EQ(request.code(), "000-013");
    return Evidence();
  };
  EXPECT_EQ(program.Run({"review", "show", "000-013"}), 0);
  for (const char* part :
       {"HIGH_USAGE", "“1234567891 99999 5512”",
        "As it arrived, 8 bytes in hex", "d1 01 20 39",
        "12300 on 20.05.2014, charged", "4.5", "25",
        "день: the reading before is probably the wrong one",
        "The rules would say now:", "LESS_THAN_PREVIOUS", "voided",
        "intake review approve 000-013 --revision 17"}) {
    EXPECT_THAT(program.out, HasSubstr(part));
  }
  EXPECT_EQ(program.Run({"review", "show", "000-013", "--json"}), 0);
  EXPECT_EQ(nlohmann::json::parse(program.out)["revision"], "17");
}

TEST(ReviewShow, OfWhatWaitsNoLongerSaysWhereItsStoryIs) {
  ProgramForTest program;
  int calls = 0;
  program.server->on_ExamineHeld = [&](const auto&) {
    ++calls;
    return ErrorWithReason(absl::StatusCode::kAborted, "HOLD_ENDED",
                           "approved by ivanova");
  };
  EXPECT_EQ(program.Run({"review", "show", "000-013"}), 1);
  EXPECT_EQ(calls, 1);
  EXPECT_THAT(program.err, AllOf(HasSubstr("approved by ivanova"),
                                 HasSubstr("intake audit show 000-013")));
}

TEST(ReviewApprove, SendsWhatBecomesOfValuesAndNeighbours) {
  ProgramForTest program;
  v1::ApproveReadingRequest got;
  program.server->on_ApproveReading = [&](const auto& request) {
    got = request;
    v1::ApproveReadingResponse response;
    v1::UsageChange& change = *response.add_changes();
    change.set_usage("-212");
    change.set_charged_in("2014-07");
    return response;
  };
  EXPECT_EQ(
      program.Run(Decide({"review", "approve", "--value", "night=5512",
                          "--value", "day=100", "--void", "day@20.05.2014",
                          "--correct", "hot_water/kitchen@2014-04-20=45.5",
                          "000-013", "--revision", "17", "--rolled-over"})),
      0);
  EXPECT_EQ(got.code(), "000-013");
  EXPECT_EQ(got.revision(), 17);
  EXPECT_TRUE(got.rolled_over());
  EXPECT_EQ(got.decision().agent(), "petrova");
  EXPECT_EQ(got.decision().reason(), "seen");
  ASSERT_EQ(got.corrected_size(), 2);
  EXPECT_EQ(got.corrected(0).register_().kind(), v1::REGISTER_KIND_NIGHT);
  EXPECT_EQ(got.corrected(0).value(), "5512");
  ASSERT_EQ(got.neighbours_size(), 2);
  EXPECT_EQ(got.neighbours(0).date(), "2014-05-20");
  EXPECT_EQ(got.neighbours(0).corrected_value(), "");
  EXPECT_EQ(got.neighbours(1).register_().point(), v1::METERING_POINT_KITCHEN);
  EXPECT_EQ(got.neighbours(1).corrected_value(), "45.5");
  EXPECT_THAT(program.out, AllOf(HasSubstr("000-013 is approved."),
                                 HasSubstr("-212"), HasSubstr("07.2014")));
}

TEST(ReviewApprove, TakesTheRevisionAndNeighboursAsOptional) {
  ProgramForTest program;
  v1::ApproveReadingRequest got;
  program.server->on_ApproveReading = [&](const auto& request) {
    got = request;
    return v1::ApproveReadingResponse();
  };
  EXPECT_EQ(program.Run(Decide({"review", "approve", "000-013"})), 0);
  v1::ApproveReadingRequest want;
  want.set_code("000-013");
  want.mutable_decision()->set_agent("petrova");
  want.mutable_decision()->set_reason("seen");
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(got, want))
      << got.DebugString();
  EXPECT_THAT(program.out, HasSubstr("Billing is told nothing."));
  EXPECT_EQ(program.Run(Decide({"review", "approve", "000-013", "--json"})), 0);
  EXPECT_EQ(program.out, "{\"changes\":[]}\n");
}

TEST(ReviewApprove, WantsWhoWhyAndWordsThatCanBeRead) {
  ProgramForTest program;
  EXPECT_EQ(program.Run({"review", "approve", "000-013"}), 2);
  EXPECT_EQ(program.Run({"review", "approve", "000-013", "--agent", "a"}), 2);
  for (const char* option : {"--value=nigt=1", "--void=day", "--void=day@soon",
                             "--correct=day@2014-05-20", "--revision=-1"}) {
    EXPECT_EQ(program.Run(Decide({"review", "approve", "000-013", option})), 2)
        << option;
  }
}

TEST(ReviewApprove, OfWhatChangedShowsTheCurrentState) {
  ProgramForTest program;
  program.server->on_ApproveReading = [](const auto&) {
    return ErrorWithReason(absl::StatusCode::kAborted, "REVISION_CHANGED",
                           "something came");
  };
  program.server->on_ExamineHeld = [](const auto&) { return Evidence(); };
  EXPECT_EQ(program.Run(Decide({"review", "approve", "000-013"})), 1);
  EXPECT_THAT(program.out, HasSubstr("--revision 17"));
  EXPECT_THAT(program.err,
              AllOf(HasSubstr("something came"), HasSubstr("REVISION_CHANGED"),
                    HasSubstr("look again: intake review show 000-013")));
  EXPECT_EQ(program.Run(Decide({"review", "approve", "000-013", "--json"})), 1);
  EXPECT_EQ(program.out, "");
  EXPECT_EQ(nlohmann::json::parse(program.err)["error"]["reason"],
            "REVISION_CHANGED");
}

TEST(ReviewApprove, IsSentOnceAndSaysWhatContradictsIt) {
  ProgramForTest program;
  int calls = 0;
  absl::Status error =
      ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                      "NEIGHBOUR_CONTRADICTED", "day of 2014-05-20 is 12300");
  program.server->on_ApproveReading = [&](const auto&) {
    ++calls;
    return error;
  };
  EXPECT_EQ(program.Run(Decide({"review", "approve", "000-013"})), 1);
  EXPECT_THAT(program.err, HasSubstr("day of 2014-05-20 is 12300"));
  error = absl::UnavailableError("restarting");
  EXPECT_EQ(program.Run(Decide({"review", "approve", "000-013"})), 3);
  EXPECT_THAT(program.err, HasSubstr("look before you decide again: intake "
                                     "review show 000-013"));
  EXPECT_EQ(calls, 2);
}

TEST(ReviewReject, SendsWhoAndWhy) {
  ProgramForTest program;
  v1::RejectReadingRequest got;
  absl::StatusOr<v1::RejectReadingResponse> answer =
      v1::RejectReadingResponse();
  program.server->on_RejectReading = [&](const auto& request) {
    got = request;
    return answer;
  };
  EXPECT_EQ(
      program.Run(Decide({"review", "reject", "000-013", "--revision", "3"})),
      0);
  EXPECT_EQ(got.code(), "000-013");
  EXPECT_EQ(got.revision(), 3);
  EXPECT_EQ(got.decision().reason(), "seen");
  EXPECT_EQ(program.out, "000-013 is rejected.\n");
  answer = ErrorWithReason(absl::StatusCode::kAborted, "HOLD_ENDED",
                           "approved by ivanova on 25.06.2014");
  EXPECT_EQ(program.Run(Decide({"review", "reject", "000-013"})), 1);
  EXPECT_THAT(program.err, AllOf(HasSubstr("approved by ivanova"),
                                 HasSubstr("intake audit show 000-013")));
}

}  // namespace
}  // namespace intake::cli
