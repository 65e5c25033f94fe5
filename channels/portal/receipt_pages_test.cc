// What a receipt's page says and asks, and the history that leads to it.

#include <string>

#include "channels/portal/portal_fixture.h"

namespace intake::portal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

class ReceiptPages : public PortalTest {
 protected:
  ReceiptPages() {
    v1::Receipt& receipt = *given_.mutable_receipt();
    receipt.set_code("000-013");
    receipt.set_account_number("1234567890");
    receipt.set_reading_date("2014-06-20");
    receipt.set_period("2014-06");
    receipt.set_text("Account 1234567890. All is well.");
    receipt.set_language(v1::LANGUAGE_ENGLISH);
    v1::UnderstoodValue* const value = receipt.add_understood();
    *value->mutable_register_() = account_.registers(0).register_();
    value->set_value("58534");
    given_.set_channel_id("portal");
    core_->on_GetReceipt =
        [this](const auto& request) -> absl::StatusOr<v1::GetReceiptResponse> {
      if (away_) return absl::UnavailableError("gone");
      asked_language_ = request.language();
      if (request.code() == "000-013") return given_;
      return CoreError(absl::StatusCode::kNotFound, "RECEIPT_NOT_FOUND");
    };
    core_->on_SubmitReading =
        [this](
            const auto& request) -> absl::StatusOr<v1::SubmitReadingResponse> {
      if (away_) return absl::UnavailableError("gone");
      sent_.push_back(request.submission());
      v1::SubmitReadingResponse response;
      response.mutable_receipt()->set_code("000-020");
      return response;
    };
  }

  void Hold(v1::Severity severity, const std::string& proposal) {
    v1::Receipt& receipt = *given_.mutable_receipt();
    receipt.set_outcome(v1::OUTCOME_HELD);
    v1::Finding* const finding = receipt.add_findings();
    finding->set_severity(severity);
    finding->set_text("That is much more than usual.");
    if (severity == v1::SEVERITY_HOLD_CUSTOMER || !proposal.empty()) {
      receipt.set_answer_until("2014-06-25");
    }
    if (proposal.empty()) return;
    v1::UnderstoodValue* const value = receipt.add_proposal();
    *value->mutable_register_() = account_.registers(0).register_();
    value->set_value(proposal);
  }

  std::string Page() { return Get("/receipt?code=000-013").body; }

  v1::GetReceiptResponse given_;
  v1::Language asked_language_ = v1::LANGUAGE_UNSPECIFIED;
  std::vector<v1::Submission> sent_;
};

TEST_F(ReceiptPages, SayWhichOfSeveralValuesAFindingIsAbout) {
  Hold(v1::SEVERITY_HOLD_CUSTOMER, "");
  v1::Receipt& receipt = *given_.mutable_receipt();
  *receipt.mutable_findings(0)->mutable_register_() =
      account_.registers(0).register_();
  EXPECT_THAT(Page(), Not(HasSubstr("electricity:</strong>")));
  *receipt.add_understood() = receipt.understood(0);
  EXPECT_THAT(Page(), HasSubstr("electricity:</strong> That is"));
}

TEST_F(ReceiptPages, AskForFindingsInTheLanguageOfThePage) {
  Page();
  EXPECT_EQ(asked_language_, v1::LANGUAGE_ENGLISH);
  language_ = "ru";
  Page();
  EXPECT_EQ(asked_language_, v1::LANGUAGE_RUSSIAN);
}

TEST_F(ReceiptPages, SayWhatWasTakenAndWhatFollows) {
  given_.mutable_receipt()->set_outcome(v1::OUTCOME_ACCEPTED);
  EXPECT_THAT(Page(),
              AllOf(HasSubstr("Readings accepted"), HasSubstr("000-013"),
                    HasSubstr("on the bill for June 2014."), HasSubstr("58534"),
                    HasSubstr("electricity"), HasSubstr("June 2014"),
                    Not(HasSubstr("name=\"answer\""))));
  EXPECT_THAT(Get("/receipt/print?code=000-013").body,
              AllOf(HasSubstr("All is well."), HasSubstr("000-013")));
}

TEST_F(ReceiptPages, OfferTheSuggestionAndTakeTheCustomersWord) {
  Hold(v1::SEVERITY_HOLD_CUSTOMER, "55834");
  EXPECT_THAT(Page(), AllOf(HasSubstr("much more than usual"),
                            HasSubstr("value=\"yes\">It is 55834"),
                            HasSubstr("value=\"no\">Yes, it really is 58534")));
}

TEST_F(ReceiptPages, TakeTheCustomersYesWhereThereIsNoSuggestion) {
  Hold(v1::SEVERITY_HOLD_CUSTOMER, "");
  EXPECT_THAT(Page(), AllOf(HasSubstr("value=\"yes\">Yes, it really is 58534"),
                            Not(HasSubstr("It is"))));
}

TEST_F(ReceiptPages, LetNobodyInsistOnWhatStaffHaveToLookAt) {
  Hold(v1::SEVERITY_HOLD_STAFF, "55834");
  EXPECT_THAT(Page(),
              AllOf(HasSubstr("our staff will look"), HasSubstr("It is"),
                    Not(HasSubstr("it really is"))));
}

TEST_F(ReceiptPages, AskNothingAfterTheLastDay) {
  Hold(v1::SEVERITY_HOLD_CUSTOMER, "55834");
  now_ += absl::Hours(24 * 5);
  EXPECT_THAT(Page(), HasSubstr("name=\"answer\""));
  now_ += absl::Hours(24);
  EXPECT_THAT(Page(), Not(HasSubstr("name=\"answer\"")));
}

TEST_F(ReceiptPages, AskNothingTwice) {
  Hold(v1::SEVERITY_HOLD_CUSTOMER, "55834");
  v1::Reading* const replaced = readings_.add_readings();
  replaced->set_receipt_code("000-013");
  replaced->set_state(v1::READING_STATE_SUPERSEDED);
  v1::SubmissionRecord* const answer = submissions_.add_submissions();
  answer->mutable_submission()->mutable_answer()->set_code("000013");
  answer->mutable_receipt()->set_code("000-020");
  EXPECT_THAT(Page(),
              AllOf(HasSubstr("You have answered"), HasSubstr("000-020"),
                    Not(HasSubstr("name=\"answer\""))));
}

TEST_F(ReceiptPages, SayWhatBecameOfAReading) {
  Hold(v1::SEVERITY_HOLD_STAFF, "");
  const struct {
    v1::ReadingState state;
    const char* said;
  } kCases[] = {
      {v1::READING_STATE_HELD, "our staff will look at them"},
      {v1::READING_STATE_LIVE, "were checked and count"},
      {v1::READING_STATE_SUPERSEDED, "Newer readings"},
      {v1::READING_STATE_REJECTED, "turned these readings down"},
      {v1::READING_STATE_VOIDED, "taken out"},
  };
  v1::Reading* const reading = readings_.add_readings();
  reading->set_receipt_code("000-013");
  for (const auto& test : kCases) {
    reading->set_state(test.state);
    EXPECT_THAT(Page(), HasSubstr(test.said));
  }
}

TEST_F(ReceiptPages, AnswerOnceHoweverOftenItIsPressed) {
  const http::Fields fields = {
      {"code", "000-013"}, {"account", "1234567890"}, {"answer", "yes"}};
  EXPECT_EQ(Header(Post("/receipt/answer", fields), "Location"),
            "/receipt?code=000-020&account=1234567890");
  Post("/receipt/answer", fields);
  ASSERT_THAT(sent_, SizeIs(2));
  EXPECT_EQ(sent_[0].SerializeAsString(), sent_[1].SerializeAsString());
  EXPECT_EQ(sent_[0].answer().code(), "000-013");
  EXPECT_TRUE(sent_[0].answer().yes());
  EXPECT_EQ(sent_[0].evidence().sender(), "77");
}

TEST_F(ReceiptPages, KeepAnAnswerWhileTheCoreIsAway) {
  Get("/accounts");
  away_ = true;
  EXPECT_EQ(Header(Post("/receipt/answer", {{"code", "000-013"},
                                            {"account", "1234567890"},
                                            {"answer", "no"}}),
                   "Location"),
            "/kept");
  ASSERT_THAT(spool_.kept, SizeIs(1));
  EXPECT_FALSE(spool_.kept[0].submission.answer().yes());
  const http::Response receipt = Get("/receipt?code=000-013");
  EXPECT_EQ(receipt.status, 503);
  EXPECT_EQ(Header(receipt, "Retry-After"), "30");
}

TEST_F(ReceiptPages, ShowAReceiptThatAnotherChannelGave) {
  v1::SubmissionRecord* const record = submissions_.add_submissions();
  record->set_channel_id("sms");
  *record->mutable_receipt() = given_.receipt();
  record->mutable_receipt()->set_code("000-099");
  record->mutable_receipt()->set_outcome(v1::OUTCOME_ACCEPTED);
  EXPECT_EQ(Get("/receipt?code=000-099").status, 404);
  EXPECT_THAT(Get("/receipt?code=000-099&account=1234567890").body,
              AllOf(HasSubstr("SMS"), HasSubstr("58534")));
}

TEST_F(ReceiptPages, ShowTheHistoryOfEveryChannel) {
  v1::Reading* const reading = readings_.add_readings();
  *reading->mutable_register_() = account_.registers(0).register_();
  reading->set_date("2014-05-25");
  reading->set_value("12345.5");
  reading->set_state(v1::READING_STATE_LIVE);
  reading->set_channel_id("sberbank");
  reading->set_receipt_code("000-007");
  v1::SubmissionRecord* const refused = submissions_.add_submissions();
  refused->set_channel_id("pigeon");
  refused->mutable_receipt()->set_code("000-008");
  refused->mutable_receipt()->set_outcome(v1::OUTCOME_REFUSED);
  submissions_.set_next_page_token("older");
  EXPECT_THAT(Get("/history").body,
              AllOf(HasSubstr("25 May 2014"), HasSubstr("12345.5"),
                    HasSubstr("counts"), HasSubstr("Sberbank terminal"),
                    HasSubstr("000-007"), HasSubstr("pigeon"),
                    HasSubstr("refused"), HasSubstr("sent=older")));
}

TEST_F(ReceiptPages, AreSmallEvenWithALongHistory) {
  for (int i = 0; i < 24; ++i) {
    *readings_.add_readings()->mutable_register_() =
        account_.registers(0).register_();
    submissions_.add_submissions();
  }
  EXPECT_LE(Get("/history").body.size(), 50U * 1024);
}

}  // namespace
}  // namespace intake::portal
