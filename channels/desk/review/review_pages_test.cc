#include "channels/desk/review/review_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "channels/desk/testing/desk_fixture.h"
#include "channels/web/paths.h"

namespace intake::desk {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

// A queue of a few held readings, and what is decided on them.
class ReviewPages : public DeskTest {
 protected:
  ReviewPages() {
    SitDown(v1::STAFF_ROLE_SUPERVISOR);
    for (const char* code : {"000-011", "000-022", "000-033"}) Hold(code);
    core_->on_ListHeld = [this](const auto& request) { return List(request); };
    core_->on_ExamineHeld = [this](const auto& request) {
      return Examine(request.code());
    };
    core_->on_ApproveReading =
        [this](
            const auto& request) -> absl::StatusOr<v1::ApproveReadingResponse> {
      approved_.push_back(request);
      if (!decision_.ok()) return decision_;
      End(request.code());
      return v1::ApproveReadingResponse();
    };
    core_->on_RejectReading =
        [this](
            const auto& request) -> absl::StatusOr<v1::RejectReadingResponse> {
      rejected_.push_back(request);
      if (!decision_.ok()) return decision_;
      End(request.code());
      return v1::RejectReadingResponse();
    };
  }

  void Hold(const std::string& code) {
    v1::SubmissionRecord& record = queue_.emplace_back();
    record.set_channel_id("sms");
    v1::Submission& submission = *record.mutable_submission();
    submission.set_text("1234567890 12389");
    submission.mutable_evidence()->set_sender("79031234567");
    submission.mutable_evidence()->set_document(text_);
    v1::Receipt& receipt = *record.mutable_receipt();
    receipt.set_code(code);
    receipt.set_account_number("1234567890");
    receipt.mutable_received_at()->set_seconds(
        absl::ToUnixSeconds(now_ - absl::Hours(50)));
    v1::Finding& finding = *receipt.add_findings();
    finding.set_rule("LESS_THAN_PREVIOUS");
    finding.set_severity(v1::SEVERITY_HOLD_STAFF);
    finding.set_text(absl::StrCat("The finding then.", text_));
  }

  void End(const std::string& code) {
    for (size_t i = 0; i < queue_.size(); ++i) {
      if (queue_[i].receipt().code() == code) {
        queue_.erase(queue_.begin() + static_cast<long>(i));
        return;
      }
    }
  }

  // A page token is the code of the last one before.
  absl::StatusOr<v1::ListHeldResponse> List(
      const v1::ListHeldRequest& request) {
    listed_.push_back(request);
    v1::ListHeldResponse response;
    for (const v1::SubmissionRecord& record : queue_) {
      if (record.receipt().code() <= request.page_token()) continue;
      if (response.held_size() == request.page_size()) {
        response.set_next_page_token(
            response.held(response.held_size() - 1).receipt().code());
        break;
      }
      *response.add_held() = record;
    }
    return response;
  }

  absl::StatusOr<v1::ExamineHeldResponse> Examine(const std::string& code) {
    for (const v1::SubmissionRecord& record : queue_) {
      if (record.receipt().code() != code) continue;
      v1::ExamineHeldResponse response;
      *response.mutable_held() = record;
      response.set_revision(revision_);
      v1::ValueEvidence& value = *response.add_values();
      value.mutable_register_()->set_commodity(v1::COMMODITY_ELECTRICITY);
      value.set_label(absl::StrCat("electricity", text_));
      value.set_value("12389");
      value.mutable_previous()->set_value("55500");
      value.mutable_previous()->set_date(neighbour_date_);
      v1::Finding& now = *response.add_findings_now();
      now.set_rule("GREATER_THAN_NEXT");
      now.set_text("The finding now.");
      return response;
    }
    return ServerError(absl::StatusCode::kAborted, "HOLD_ENDED",
                       "approved by sidorova");
  }

  Browser& At(const std::string& path) {
    browser_->Open(path);
    return *browser_;
  }
  Browser& Command(const std::string& command) {
    browser_->Set("command", command);
    browser_->Enter();
    return *browser_;
  }

  std::vector<v1::SubmissionRecord> queue_;
  std::vector<v1::ListHeldRequest> listed_;
  std::vector<v1::ApproveReadingRequest> approved_;
  std::vector<v1::RejectReadingRequest> rejected_;
  absl::Status decision_;
  int64_t revision_ = 17;
  std::string neighbour_date_ = "2014-06-20";
  // Put into what others wrote.
  std::string text_;
};

TEST_F(ReviewPages, LeadThroughTheQueueByKeysAlone) {
  Browser& browser = At("/review");
  EXPECT_THAT(browser.body(), AllOf(HasSubstr("2 d"), HasSubstr("call")));
  browser.Type("2");
  browser.Enter();
  EXPECT_THAT(browser.body(), HasSubstr("000\xC2\xA0"
                                        "022"));
  EXPECT_EQ(browser.focus(), "command");
  Command("a1");
  ASSERT_THAT(approved_, SizeIs(1));
  EXPECT_EQ(approved_[0].code(), "000-022");
  EXPECT_EQ(approved_[0].revision(), 17);
  EXPECT_EQ(approved_[0].decision().agent(), "petrova");
  EXPECT_EQ(approved_[0].decision().reason(), "confirmed by phone");
  EXPECT_THAT(approved_[0].corrected(), IsEmpty());
  // The one behind it, with the focus where the next key goes.
  EXPECT_THAT(browser.body(), AllOf(HasSubstr("000\xC2\xA0"
                                              "033"),
                                    HasSubstr("000-022: approved.")));
  EXPECT_EQ(browser.focus(), "command");
  Command("r the meter of flat 5");
  ASSERT_THAT(rejected_, SizeIs(1));
  EXPECT_EQ(rejected_[0].code(), "000-033");
  EXPECT_EQ(rejected_[0].decision().reason(), "the meter of flat 5");
  // After the last one the first, which was left out.
  EXPECT_THAT(browser.body(), HasSubstr("000\xC2\xA0"
                                        "011"));
  Command("2 3");
  EXPECT_EQ(browser.path(), "/review");
  EXPECT_THAT(browser.body(), HasSubstr("Nothing waits"));
}

TEST_F(ReviewPages, GoOnUndecided) {
  Browser& browser = At("/review/held?code=000-011&row=1");
  Command("n");
  EXPECT_THAT(browser.query(), HasSubstr("code=000-022"));
  Command("4");
  EXPECT_THAT(browser.query(), HasSubstr("code=000-033"));
  Command("т");
  EXPECT_THAT(browser.query(), HasSubstr("code=000-011"));
  EXPECT_THAT(approved_, IsEmpty());
}

TEST_F(ReviewPages, AskForAReason) {
  Browser& browser = At("/review/held?code=000-011&row=1");
  Command("a");
  EXPECT_EQ(browser.focus(), "reason");
  EXPECT_THAT(approved_, IsEmpty());
  browser.Type("2");
  browser.Enter();
  ASSERT_THAT(approved_, SizeIs(1));
  EXPECT_EQ(approved_[0].decision().reason(), "seen on a photo");
}

TEST_F(ReviewPages, CorrectInPlace) {
  Browser& browser = At("/review/held?code=000-011&row=1");
  Command("c");
  EXPECT_EQ(browser.focus(), "value0");
  browser.Type("12398");
  browser.Enter();
  EXPECT_EQ(browser.focus(), "reason");
  EXPECT_EQ(browser.ValueOf("value0"), "12398");
  browser.Type("3");
  browser.Enter();
  ASSERT_THAT(approved_, SizeIs(1));
  ASSERT_THAT(approved_[0].corrected(), SizeIs(1));
  EXPECT_EQ(approved_[0].corrected(0).value(), "12398");
  EXPECT_EQ(approved_[0].corrected(0).register_().commodity(),
            v1::COMMODITY_ELECTRICITY);
}

TEST_F(ReviewPages, AskWhatBecomesOfANeighbour) {
  const struct {
    const char* typed;
    int decided;
    const char* corrected;
  } kCases[] = {{"-", 1, ""}, {"5550", 1, "5550"}, {"", 0, ""}};
  for (const auto& test : kCases) {
    approved_.clear();
    Browser& browser = At("/review/held?code=000-011&row=1");
    decision_ = ServerError(absl::StatusCode::kFailedPrecondition,
                            "NEIGHBOUR_CONTRADICTED", "it would run backwards");
    Command("a1");
    EXPECT_THAT(browser.body(), HasSubstr("it would run backwards"));
    EXPECT_EQ(browser.focus(), "neighbour0");
    browser.Type(test.typed);
    if (test.decided == 0) browser.Set("rolled_over", "1");
    browser.Enter();
    ASSERT_THAT(approved_, SizeIs(2));
    const v1::ApproveReadingRequest& last = approved_.back();
    EXPECT_EQ(last.decision().reason(), "confirmed by phone");
    EXPECT_EQ(last.rolled_over(), test.decided == 0);
    ASSERT_EQ(last.neighbours_size(), test.decided);
    if (test.decided == 0) continue;
    EXPECT_EQ(last.neighbours(0).date(), "2014-06-20");
    EXPECT_EQ(last.neighbours(0).corrected_value(), test.corrected);
  }
}

TEST_F(ReviewPages, DecideAboutNoOtherNeighbourThanTheOneThatWasSeen) {
  Browser& browser = At("/review/held?code=000-011&row=1");
  decision_ = ServerError(absl::StatusCode::kFailedPrecondition,
                          "NEIGHBOUR_CONTRADICTED", "it would run backwards");
  Command("a1");
  neighbour_date_ = "2014-07-01";
  browser.Type("-");
  browser.Enter();
  EXPECT_EQ(approved_.back().neighbours(0).date(), "2014-06-20");
  EXPECT_EQ(browser.ValueOf("neighbour_date0"), "2014-07-01");
  EXPECT_EQ(browser.ValueOf("neighbour0"), "");
}

TEST_F(ReviewPages, SayWhoWasFirst) {
  Browser& browser = At("/review/held?code=000-011&row=1");
  decision_ = ServerError(absl::StatusCode::kAborted, "HOLD_ENDED", "gone");
  End("000-011");
  Command("a1");
  EXPECT_EQ(browser.status(), 409);
  EXPECT_THAT(browser.body(), HasSubstr("approved by sidorova"));
  EXPECT_EQ(browser.focus(), "do");
  browser.Enter();
  EXPECT_THAT(browser.query(), HasSubstr("code=000-022"));
}

TEST_F(ReviewPages, LookAgainWhereSomethingCameMeanwhile) {
  Browser& browser = At("/review/held?code=000-011&row=1");
  decision_ = ServerError(absl::StatusCode::kAborted, "REVISION_CHANGED",
                          "a reading came");
  revision_ = 18;
  Command("a the customer said so");
  EXPECT_THAT(browser.body(), HasSubstr("a reading came"));
  EXPECT_EQ(browser.ValueOf("reason"), "the customer said so");
  EXPECT_EQ(browser.ValueOf("command"), "");
  decision_ = absl::OkStatus();
  Command("a");
  ASSERT_THAT(approved_, SizeIs(2));
  EXPECT_EQ(approved_[1].revision(), 18);
}

TEST_F(ReviewPages, DecideNothingOnABrokenForm) {
  Browser& browser = At("/review/held?code=000-011&row=1");
  for (const char* revision : {"", "x", "0", "99999999999999999999"}) {
    browser.Set("revision", revision);
    decision_ = ServerError(absl::StatusCode::kAborted, "REVISION_CHANGED", "");
    Command("a1");
    EXPECT_EQ(approved_.back().revision(), -1) << revision;
  }
  Command("delete everything");
  EXPECT_THAT(browser.body(), HasSubstr("a, r, c or n"));
}

TEST_F(ReviewPages, ShowTheEvidenceWithTheSenderMasked) {
  EXPECT_THAT(
      At("/review/held?code=000-011&row=1").body(),
      AllOf(HasSubstr("79•••••67"), Not(HasSubstr("79031234567")),
            HasSubstr("1234567890 12389"), HasSubstr("The finding then."),
            HasSubstr("The finding now."),
            HasSubstr("55\xC2\xA0"
                      "500")));
}

TEST_F(ReviewPages, KeepTheFilterFromOneToTheNext) {
  At("/review?rule=LESS_THAN_PREVIOUS&channel=sms&days=2");
  EXPECT_EQ(listed_.back().rule(), "LESS_THAN_PREVIOUS");
  EXPECT_EQ(listed_.back().channel_id(), "sms");
  EXPECT_EQ(listed_.back().received_before().seconds(),
            absl::ToUnixSeconds(now_ - absl::Hours(48)));
  browser_->Type("1");
  browser_->Enter();
  Command("a1");
  EXPECT_THAT(browser_->query(),
              AllOf(HasSubstr("code=000-022"), HasSubstr("channel=sms"),
                    HasSubstr("rule=LESS_THAN_PREVIOUS")));
  for (const char* days : {"x", "-1", "99999999", "0"}) {
    At(absl::StrCat("/review?days=", days));
    EXPECT_FALSE(listed_.back().has_received_before()) << days;
  }
}

TEST_F(ReviewPages, AreForSupervisors) {
  for (const v1::StaffRole role :
       {v1::STAFF_ROLE_AGENT, v1::STAFF_ROLE_CLERK, v1::STAFF_ROLE_SUPERVISOR,
        v1::STAFF_ROLE_ADMINISTRATOR}) {
    SitDown(role);
    const bool may = role >= v1::STAFF_ROLE_SUPERVISOR;
    EXPECT_EQ(At("/review").status(), may ? 200 : 403);
    EXPECT_EQ(At("/review/held?code=000-011").status(), may ? 200 : 403);
  }
  // Nor by a form that was opened before.
  SitDown(v1::STAFF_ROLE_SUPERVISOR);
  At("/review/held?code=000-011&row=1");
  for (auto& [token, member] : sessions_) member.set_role(v1::STAFF_ROLE_AGENT);
  Command("a1");
  EXPECT_EQ(browser_->status(), 403);
  EXPECT_THAT(approved_, IsEmpty());
}

TEST_F(ReviewPages, ShowScriptsAsText) {
  text_ = "\"'><script>alert(1)</script>";
  queue_.clear();
  Hold("000-011");
  const std::string held = web::PathWith(
      "/review/held", {{"code", "000-011"}, {"rule", text_}, {"from", ""}});
  for (const char* field : {"reason", "value0", "command", "rule"}) {
    Browser& browser = At(held);
    browser.Set(field, text_);
    browser.Enter();
    EXPECT_THAT(browser.body(), Not(HasSubstr("<script"))) << field;
  }
  for (const char* field :
       {"rule", "channel", "days", "go", "codes", "next", "decided"}) {
    EXPECT_THAT(
        At(web::PathWith("/review", {{field, text_}, {"done", "approved"}}))
            .body(),
        Not(HasSubstr("<script")))
        << field;
  }
}

}  // namespace
}  // namespace intake::desk
