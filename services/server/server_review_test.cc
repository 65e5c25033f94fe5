// Held readings, and what customers and staff make of them.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/server/server_fixture.h"

namespace intake {
namespace {

using ::testing::HasSubstr;

constexpr char kCustomer[] = "79031234567";

class ServerReviewTest : public ServerFixture {
 protected:
  ServerReviewTest() {
    StartServer();
    ImportWithHistory();
    sms_ = KeyOf("sms");
    office_ = KeyOf("office");
  }

  v1::Receipt Send(const std::string& id, const std::string& text) {
    v1::Submission submission = Typed(id, text);
    submission.mutable_evidence()->set_sender(kCustomer);
    const auto result = Submit(sms_, submission);
    EXPECT_TRUE(result.status.ok()) << result.status.error_message();
    return result.response.receipt();
  }

  // 60 kWh a day are many: the customer or staff may say that they are right.
  std::string SendHeld(const std::string& id = "h1") {
    const v1::Receipt receipt = Send(id, "1234567890 700");
    EXPECT_EQ(receipt.outcome(), v1::OUTCOME_HELD) << receipt.text();
    return receipt.code();
  }

  CallResult<v1::ListHeldResponse> ListHeld(
      const v1::ListHeldRequest& request = v1::ListHeldRequest()) {
    return Call(*reviews_, &v1::ReviewService::Stub::ListHeld, office_,
                request);
  }

  CallResult<v1::ExamineHeldResponse> Examine(const std::string& code) {
    v1::ExamineHeldRequest request;
    request.set_code(code);
    return Call(*reviews_, &v1::ReviewService::Stub::ExamineHeld, office_,
                request);
  }

  CallResult<v1::ApproveReadingResponse> Approve(const std::string& code,
                                                 const std::string& agent,
                                                 int64_t revision = 0) {
    v1::ApproveReadingRequest request;
    request.set_code(code);
    request.set_revision(revision);
    *request.mutable_decision() = Decided(agent);
    return Call(*reviews_, &v1::ReviewService::Stub::ApproveReading, office_,
                request);
  }

  CallResult<v1::RejectReadingResponse> Reject(const std::string& code) {
    v1::RejectReadingRequest request;
    request.set_code(code);
    *request.mutable_decision() = Decided("petrov");
    return Call(*reviews_, &v1::ReviewService::Stub::RejectReading, office_,
                request);
  }

  CallResult<v1::ConfirmReadingResponse> Confirm(const std::string& code,
                                                 const std::string& sender,
                                                 const std::string& id) {
    v1::ConfirmReadingRequest request;
    request.set_request_id(id);
    request.mutable_answer()->set_code(code);
    request.mutable_answer()->set_yes(true);
    request.mutable_evidence()->set_sender(sender);
    return Call(*intake_, &v1::IntakeService::Stub::ConfirmReading, sms_,
                request);
  }

  CallResult<v1::CorrectReadingResponse> Correct(const std::string& was,
                                                 const std::string& value) {
    v1::CorrectReadingRequest request;
    request.set_account_number("1234567890");
    request.set_date("2014-06-20");
    request.set_was(was);
    request.set_value(value);
    *request.mutable_decision() = Decided("ivanova");
    return Call(*readings_, &v1::ReadingService::Stub::CorrectReading, office_,
                request);
  }

  // `value state` of the account's readings, newest first.
  std::vector<std::string> Readings() {
    v1::ListReadingsRequest request;
    request.set_account_number("1234567890");
    const auto page = Call(*readings_, &v1::ReadingService::Stub::ListReadings,
                           office_, request);
    EXPECT_TRUE(page.status.ok()) << page.status.error_message();
    std::vector<std::string> lines;
    for (const v1::Reading& reading : page.response.readings()) {
      lines.push_back(reading.value() + " " +
                      v1::ReadingState_Name(reading.state()).substr(14));
    }
    return lines;
  }

  static std::string RuleOf(const v1::Receipt& receipt) {
    return receipt.findings_size() == 0 ? "" : receipt.findings(0).rule();
  }

  std::string sms_;
  std::string office_;
};

TEST_F(ServerReviewTest, ListsExaminesAndApprovesAHeldReading) {
  const std::string code = SendHeld();
  v1::ListHeldRequest filter;
  filter.set_rule("HIGH_USAGE");
  filter.set_channel_id("sms");
  filter.set_account_number("1234567890");
  const auto held = ListHeld(filter);
  ASSERT_TRUE(held.status.ok()) << held.status.error_message();
  ASSERT_EQ(held.response.held_size(), 1);
  EXPECT_EQ(held.response.held(0).receipt().code(), code);
  EXPECT_EQ(held.response.next_page_token(), "");

  const auto examined = Examine(code);
  ASSERT_TRUE(examined.status.ok()) << examined.status.error_message();
  ASSERT_EQ(examined.response.values_size(), 1);
  EXPECT_EQ(examined.response.values(0).value(), "700");
  EXPECT_EQ(examined.response.values(0).previous().value(), "100");
  EXPECT_TRUE(examined.response.values(0).previous().charged());
  EXPECT_EQ(examined.response.held().submission().request_id(), "h1");
  EXPECT_GE(examined.response.history_size(), 1);
  EXPECT_FALSE(examined.response.expired());

  const auto approved = Approve(code, "ivanova", examined.response.revision());
  ASSERT_TRUE(approved.status.ok()) << approved.status.error_message();
  ASSERT_EQ(approved.response.changes_size(), 1);
  EXPECT_EQ(approved.response.changes(0).usage(), "600");
  EXPECT_EQ(approved.response.changes(0).from_value(), "100");
  EXPECT_THAT(Readings(), ::testing::ElementsAre("700 LIVE", "100 LIVE"));
  EXPECT_EQ(ListHeld().response.held_size(), 0);
}

TEST_F(ServerReviewTest, ListsHeldReadingsPageByPageTheOldestFirst) {
  Import({testing::WithReadings(testing::OneTariffAccount("1234567897"),
                                absl::CivilDay(2014, 6, 10), {100'000})});
  SendHeld("h1");
  clock_.Advance(absl::Minutes(30));
  Send("h2", "1234567897 700");
  v1::ListHeldRequest request;
  request.set_page_size(1);
  std::vector<std::string> ids;
  do {
    const auto page = ListHeld(request);
    ASSERT_TRUE(page.status.ok()) << page.status.error_message();
    for (const auto& record : page.response.held()) {
      ids.push_back(record.submission().request_id());
    }
    request.set_page_token(page.response.next_page_token());
  } while (!request.page_token().empty() && ids.size() < 10);
  EXPECT_THAT(ids, ::testing::ElementsAre("h1", "h2"));
}

TEST_F(ServerReviewTest, TellsTheSecondOfTwoWhoWasFirst) {
  const std::string code = SendHeld();
  ASSERT_TRUE(Approve(code, "ivanova").status.ok());
  const auto second = Approve(code, "petrov");
  EXPECT_EQ(second.status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(second.reason(), "HOLD_ENDED");
  EXPECT_THAT(second.status.error_message(), HasSubstr("ivanova"));
  EXPECT_EQ(Reject(code).reason(), "HOLD_ENDED");
  EXPECT_EQ(Examine(code).reason(), "HOLD_ENDED");
  EXPECT_THAT(Readings(), ::testing::ElementsAre("700 LIVE", "100 LIVE"));
}

TEST_F(ServerReviewTest, ApprovesNothingThatChangedSinceItWasSeen) {
  const std::string code = SendHeld();
  const int64_t seen = Examine(code).response.revision();
  Send("other", "1234567890 -5");
  const auto approved = Approve(code, "ivanova", seen);
  EXPECT_EQ(approved.status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(approved.reason(), "REVISION_CHANGED");
  EXPECT_EQ(ListHeld().response.held_size(), 1);
  EXPECT_TRUE(
      Approve(code, "ivanova", Examine(code).response.revision()).status.ok());
}

TEST_F(ServerReviewTest, RejectsAHeldReading) {
  const std::string code = SendHeld();
  ASSERT_TRUE(Reject(code).status.ok());
  EXPECT_EQ(ListHeld().response.held_size(), 0);
  EXPECT_THAT(Readings(), ::testing::ElementsAre("700 REJECTED", "100 LIVE"));
}

TEST_F(ServerReviewTest, RefusesADecisionThatIsNone) {
  const std::string code = SendHeld();
  EXPECT_EQ(Approve(code, "").field(), "decision.agent");
  EXPECT_EQ(Approve("123", "ivanova").field(), "code");
  EXPECT_EQ(Approve("999-998", "ivanova").field(), "code");
  EXPECT_EQ(Approve("999-999", "ivanova").reason(), "RECEIPT_NOT_FOUND");
  EXPECT_EQ(ListHeld().response.held_size(), 1);
}

TEST_F(ServerReviewTest, LetsTheCustomerConfirmOnceAndNobodyElse) {
  const std::string code = SendHeld();
  const auto stranger = Confirm(code, "79039999999", "c0");
  ASSERT_TRUE(stranger.status.ok()) << stranger.status.error_message();
  EXPECT_EQ(stranger.response.receipt().outcome(), v1::OUTCOME_REFUSED);
  // Not even that there is such a question.
  EXPECT_EQ(RuleOf(stranger.response.receipt()), "CODE_UNKNOWN");
  EXPECT_EQ(ListHeld().response.held_size(), 1);

  const auto confirmed = Confirm(code, kCustomer, "c1");
  ASSERT_TRUE(confirmed.status.ok()) << confirmed.status.error_message();
  EXPECT_EQ(confirmed.response.receipt().outcome(), v1::OUTCOME_ACCEPTED)
      << confirmed.response.receipt().text();
  EXPECT_FALSE(confirmed.response.replayed());
  // The answer is a submission of its own and has the place of the one held.
  EXPECT_THAT(Readings(),
              ::testing::ElementsAre("700 LIVE", "700 SUPERSEDED", "100 LIVE"));
  EXPECT_EQ(ListHeld().response.held_size(), 0);

  const auto resent = Confirm(code, kCustomer, "c1");
  EXPECT_TRUE(resent.response.replayed());
  EXPECT_EQ(resent.response.receipt().SerializeAsString(),
            confirmed.response.receipt().SerializeAsString());
  clock_.Advance(absl::Hours(1));
  const auto again = Confirm(code, kCustomer, "c2");
  EXPECT_EQ(again.response.receipt().outcome(), v1::OUTCOME_REFUSED);
  EXPECT_EQ(RuleOf(again.response.receipt()), "CODE_USED");
  EXPECT_EQ(Approve(code, "ivanova").reason(), "HOLD_ENDED");
}

TEST_F(ServerReviewTest, ChecksAnAnswerWithoutUsingItsCode) {
  const std::string code = SendHeld();
  v1::CheckReadingRequest request;
  request.mutable_submission()->mutable_answer()->set_code(code);
  request.mutable_submission()->mutable_answer()->set_yes(true);
  request.mutable_submission()->mutable_evidence()->set_sender(kCustomer);
  const auto checked =
      Call(*intake_, &v1::IntakeService::Stub::CheckReading, sms_, request);
  ASSERT_TRUE(checked.status.ok()) << checked.status.error_message();
  EXPECT_EQ(checked.response.receipt().outcome(), v1::OUTCOME_ACCEPTED);
  EXPECT_EQ(ListHeld().response.held_size(), 1);
  EXPECT_EQ(Confirm(code, kCustomer, "c1").response.receipt().outcome(),
            v1::OUTCOME_ACCEPTED);
}

TEST_F(ServerReviewTest, AnswersACodeThroughAnyWayIn) {
  const std::string code = SendHeld();
  v1::Submission answer;
  answer.set_request_id("a1");
  answer.mutable_answer()->set_code(code);
  answer.mutable_answer()->set_yes(true);
  answer.mutable_evidence()->set_sender(kCustomer);
  EXPECT_EQ(Submit(sms_, answer).response.receipt().outcome(),
            v1::OUTCOME_ACCEPTED);
  // The same answer under the same id, whichever method it comes by.
  EXPECT_TRUE(Confirm(code, kCustomer, "a1").response.replayed());
}

TEST_F(ServerReviewTest, RefusesAConfirmationThatIsNone) {
  EXPECT_EQ(Confirm("", kCustomer, "c1").field(), "answer.code");
  EXPECT_EQ(Confirm("000-013", kCustomer, "").field(), "request_id");
  const auto unknown = Confirm("no code", kCustomer, "c1");
  ASSERT_TRUE(unknown.status.ok()) << unknown.status.error_message();
  EXPECT_EQ(RuleOf(unknown.response.receipt()), "CODE_UNKNOWN");
}

TEST_F(ServerReviewTest, CorrectsAndVoidsALiveReading) {
  EXPECT_EQ(Send("r1", "1234567890 200").outcome(), v1::OUTCOME_ACCEPTED);
  const auto corrected = Correct("200", "190");
  ASSERT_TRUE(corrected.status.ok()) << corrected.status.error_message();
  ASSERT_EQ(corrected.response.changes_size(), 2);
  EXPECT_EQ(corrected.response.changes(0).usage(), "-100");
  EXPECT_EQ(corrected.response.changes(1).usage(), "90");

  const auto late = Correct("200", "180");
  EXPECT_EQ(late.status.error_code(), grpc::StatusCode::ABORTED);
  EXPECT_EQ(late.reason(), "READING_CHANGED");
  EXPECT_THAT(late.status.error_message(), HasSubstr("190"));
  EXPECT_EQ(Correct("190", "90").reason(), "NEIGHBOUR_CONTRADICTED");

  v1::VoidReadingRequest request;
  request.set_account_number("1234567890");
  request.set_date("2014-06-20");
  request.set_was("190");
  *request.mutable_decision() = Decided("ivanova");
  const auto voided = Call(*readings_, &v1::ReadingService::Stub::VoidReading,
                           office_, request);
  ASSERT_TRUE(voided.status.ok()) << voided.status.error_message();
  EXPECT_EQ(voided.response.changes(0).usage(), "-90");
  EXPECT_EQ(
      Call(*readings_, &v1::ReadingService::Stub::VoidReading, office_, request)
          .reason(),
      "READING_NOT_FOUND");
  request.set_account_number("55555");
  EXPECT_EQ(
      Call(*readings_, &v1::ReadingService::Stub::VoidReading, office_, request)
          .reason(),
      "ACCOUNT_NOT_FOUND");
}

TEST_F(ServerReviewTest, ReplacesAMeterAndClosesTheAccount) {
  v1::ReplaceMeterRequest replace;
  replace.set_account_number("1234567890");
  replace.set_replaced_on("2014-06-15");
  v1::Installation* meter = replace.mutable_installed();
  meter->set_commodity(v1::COMMODITY_ELECTRICITY);
  meter->set_serial("E900900");
  meter->add_registers()->set_kind(v1::REGISTER_KIND_TOTAL);
  meter->mutable_registers(0)->set_whole_digits(6);
  replace.add_closing()->set_value("150");
  replace.add_opening()->set_value("3");
  *replace.mutable_decision() = Decided("ivanova");
  const auto replaced =
      Call(*accounts_, &v1::AccountService::Stub::ReplaceMeter,
           administrator_key_, replace);
  ASSERT_TRUE(replaced.status.ok()) << replaced.status.error_message();
  ASSERT_EQ(replaced.response.changes_size(), 1);
  EXPECT_EQ(replaced.response.changes(0).usage(), "50");
  EXPECT_EQ(Call(*accounts_, &v1::AccountService::Stub::ReplaceMeter,
                 administrator_key_, replace)
                .reason(),
            "METER_EXISTS");

  v1::CloseAccountRequest close;
  close.set_account_number("1234567890");
  close.set_closed_on("2014-06-19");
  close.add_final()->set_value("13");
  *close.mutable_decision() = Decided("ivanova");
  const auto closed = Call(*accounts_, &v1::AccountService::Stub::CloseAccount,
                           administrator_key_, close);
  ASSERT_TRUE(closed.status.ok()) << closed.status.error_message();
  ASSERT_EQ(closed.response.changes_size(), 1);
  EXPECT_EQ(closed.response.changes(0).usage(), "10");
  EXPECT_EQ(Call(*accounts_, &v1::AccountService::Stub::CloseAccount,
                 administrator_key_, close)
                .reason(),
            "ACCOUNT_CLOSED");
}

}  // namespace
}  // namespace intake
