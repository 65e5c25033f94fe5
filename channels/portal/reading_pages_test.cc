// Readings on the main page: what is typed is taken once, refused with reasons,
// kept, or given back; never lost and never taken for another's.

#include <string>

#include "absl/strings/match.h"
#include "channels/portal/portal_fixture.h"

namespace intake::portal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kForm[] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
constexpr char kScript[] = "\"><script>alert(1)</script>";

class ReadingPages : public PortalTest {
 protected:
  ReadingPages() {
    core_->on_SubmitReading = [this](const auto& request) {
      return Submit(request.submission());
    };
    core_->on_GetReceipt =
        [this](const auto& request) -> absl::StatusOr<v1::GetReceiptResponse> {
      for (const v1::SubmissionRecord& record : submissions_.submissions()) {
        if (record.receipt().code() != request.code()) continue;
        v1::GetReceiptResponse response;
        *response.mutable_receipt() = record.receipt();
        *response.mutable_submission() = record.submission();
        response.set_channel_id("portal");
        return response;
      }
      return absl::NotFoundError("no such receipt");
    };
    answer_.set_outcome(v1::OUTCOME_ACCEPTED);
  }

  // A core that knows a key again, as the real one does.
  absl::StatusOr<v1::SubmitReadingResponse> Submit(
      const v1::Submission& submission) {
    if (away_) return absl::UnavailableError("gone");
    if (submission.account_number() != "1234567890") {
      return CoreError(absl::StatusCode::kPermissionDenied,
                       "ACCOUNT_NOT_LINKED");
    }
    v1::SubmitReadingResponse response;
    v1::Receipt receipt = answer_;
    v1::Submission kept = submission;
    for (const v1::SubmissionRecord& record : submissions_.submissions()) {
      if (record.submission().request_id() != submission.request_id()) continue;
      if (record.submission().SerializeAsString() ==
          submission.SerializeAsString()) {
        *response.mutable_receipt() = record.receipt();
        response.set_replayed(true);
        return response;
      }
      receipt.set_outcome(v1::OUTCOME_REFUSED);
      v1::Finding* const finding = receipt.add_findings();
      finding->set_rule("KEY_REUSED");
      finding->set_got(submission.request_id());
      // The core keeps it under a key of its own.
      kept.set_request_id(submission.request_id() + "~1");
      finding->set_severity(v1::SEVERITY_REFUSE);
    }
    receipt.set_code(absl::StrCat("000-01", submissions_.submissions_size()));
    receipt.set_account_number(submission.account_number());
    v1::SubmissionRecord* const record = submissions_.add_submissions();
    *record->mutable_submission() = kept;
    *record->mutable_receipt() = receipt;
    *response.mutable_receipt() = receipt;
    return response;
  }

  // What a browser sends for a form with one register.
  static http::Fields Typed(const std::string& value,
                            const std::string& form = kForm) {
    return {{"account", "1234567890"},
            {"form", form},
            {"date", "2014-06-20"},
            {"serial-1-1-1", "00123"},
            {"value-1-1-1", value}};
  }

  v1::Receipt answer_;
};

TEST_F(ReadingPages, ShowWhatIsNeededToTypeAReading) {
  const http::Response page = Get("/");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body,
              AllOf(HasSubstr("electricity"), HasSubstr("12345"),
                    HasSubstr("25 May 2014"), HasSubstr("12600.5"),
                    HasSubstr("<svg"), HasSubstr("inputmode=\"decimal\""),
                    HasSubstr("value=\"2014-06-20\""), HasSubstr("June 2014"),
                    HasSubstr("autofocus")));
  EXPECT_LE(page.body.size(), 50U * 1024);
}

TEST_F(ReadingPages, ShowAtMostThreeFields) {
  for (const char* label : {"day", "night", "half-peak"}) {
    const std::string page = Get("/").body;
    const size_t details = page.find("<details");
    const std::string visible =
        details == std::string::npos
            ? page
            : page.substr(0, details) + page.substr(page.find("</details>"));
    size_t fields = 0;
    for (size_t at = visible.find("<input"); at != std::string::npos;
         at = visible.find("<input", at + 1)) {
      const std::string tag = visible.substr(at, visible.find('>', at) - at);
      if (!absl::StrContains(tag, "hidden")) ++fields;
    }
    EXPECT_LE(fields, 3U) << label;
    AddRegister(label == std::string("day") ? v1::REGISTER_KIND_DAY
                                            : v1::REGISTER_KIND_NIGHT,
                label, account_);
  }
}

TEST_F(ReadingPages, TakeAReadingAndLeadToItsReceipt) {
  const http::Response sent = Post("/?account=1234567890", Typed(" 12400,5 "));
  EXPECT_EQ(sent.status, 303);
  EXPECT_EQ(Header(sent, "Location"),
            "/receipt?code=000-010&account=1234567890");
  EXPECT_EQ(core_->acting.customer, "77");
  const v1::Submission& taken = submissions_.submissions(0).submission();
  EXPECT_EQ(taken.request_id(), kForm);
  EXPECT_EQ(taken.evidence().sender(), "77");
  EXPECT_EQ(taken.reading_date(), "2014-06-20");
  EXPECT_EQ(taken.named().values(0).value(), "12400,5");
  EXPECT_EQ(taken.named().values(0).register_().serial(), "00123");
}

TEST_F(ReadingPages, MakeOneReadingOfADoubleClick) {
  const std::string first = Header(Post("/", Typed("12400")), "Location");
  EXPECT_EQ(Header(Post("/", Typed("12400")), "Location"), first);
  EXPECT_THAT(submissions_.submissions(), SizeIs(1));
}

TEST_F(ReadingPages, MakeEveryFormANewOne) {
  EXPECT_NE(Hidden(Get("/"), "form"), Hidden(Get("/"), "form"));
}

TEST_F(ReadingPages, ExplainAFormThatIsSentAgainWithOtherValues) {
  Post("/", Typed("12400"));
  const std::string back = Header(Post("/", Typed("12500")), "Location");
  EXPECT_EQ(back, "/?account=1234567890&again=000-011");
  const http::Response page = Get(back);
  EXPECT_THAT(
      page.body,
      AllOf(HasSubstr("This form was sent before"), HasSubstr("000-010"),
            HasSubstr("value=\"12500\""), Not(HasSubstr("were refused"))));
  EXPECT_NE(Hidden(page, "form"), kForm);
}

TEST_F(ReadingPages, ShowARefusedReadingAgainWithItsReasons) {
  answer_.set_outcome(v1::OUTCOME_REFUSED);
  answer_.set_answer_until("2014-06-25");
  answer_.add_proposal()->set_value("12400");
  v1::Finding* const finding = answer_.add_findings();
  finding->set_rule("TOO_MANY_DIGITS");
  finding->set_severity(v1::SEVERITY_REFUSE);
  finding->set_text("Only five digits, please.");
  *finding->mutable_register_() = account_.registers(0).register_();
  v1::Finding* const noted = answer_.add_findings();
  noted->set_severity(v1::SEVERITY_INFO);
  noted->set_text("merely noted");

  const http::Response page =
      Get(Header(Post("/", Typed("124005")), "Location"));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Only five digits, please."),
                               HasSubstr("value=\"124005\""),
                               HasSubstr("aria-invalid=\"true\""),
                               HasSubstr("It is 12400"), HasSubstr("000-010"),
                               Not(HasSubstr("merely noted"))));
  EXPECT_NE(Hidden(page, "form"), kForm);
}

TEST_F(ReadingPages, PutAReasonAtTheValueThatCouldNotBeRead) {
  answer_.set_outcome(v1::OUTCOME_REFUSED);
  v1::Finding* const finding = answer_.add_findings();
  finding->set_severity(v1::SEVERITY_REFUSE);
  finding->set_text("Not a number.");
  finding->set_got("12x");
  EXPECT_THAT(Get(Header(Post("/", Typed("12x")), "Location")).body,
              HasSubstr("id=\"problem-1-1-1\"><span class=\"line\">"
                        "Not a number."));
}

TEST_F(ReadingPages, NameRegistersInThePagesLanguage) {
  EXPECT_THAT(Get("/").body, HasSubstr(">electricity</label>"));
  account_.mutable_account()->set_language(v1::LANGUAGE_RUSSIAN);
  account_.mutable_registers(0)->set_label("Schet");
  EXPECT_THAT(Get("/").body, HasSubstr(">electricity</label>"));
  language_ = "ru";
  EXPECT_THAT(Get("/").body, HasSubstr(">Schet</label>"));
}

TEST_F(ReadingPages, AskForAValueBeforeSending) {
  const http::Response page = Post("/", Typed(""));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, HasSubstr("Type the reading"));
  EXPECT_EQ(Hidden(page, "form"), kForm);
  EXPECT_THAT(submissions_.submissions(), SizeIs(0));
}

TEST_F(ReadingPages, SayWhatTheContractHasNoWordFor) {
  EXPECT_THAT(Post("/", Typed(std::string(65, '1'))).body,
              HasSubstr("too long"));
  core_->on_SubmitReading = [](const auto&) {
    return CoreError(absl::StatusCode::kInvalidArgument, "INVALID",
                     "submission.reading_date");
  };
  const http::Response page = Post("/", Typed("12400"));
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("id=\"date-problem\""),
                               HasSubstr("value=\"12400\"")));
}

TEST_F(ReadingPages, KeepAReadingWhileTheCoreIsAway) {
  Get("/");
  away_ = true;
  const http::Response sent = Post("/", Typed("12400"));
  EXPECT_EQ(Header(sent, "Location"), "/kept");
  ASSERT_THAT(spool_.kept, SizeIs(1));
  EXPECT_EQ(spool_.kept[0].owner, "77");
  EXPECT_EQ(spool_.kept[0].submission.request_id(), kForm);
  const http::Response page = Get("/kept");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, AllOf(HasSubstr("not yet judged"), HasSubstr("12400"),
                               Not(HasSubstr("accepted"))));
  EXPECT_EQ(Get("/").status, 503);
}

TEST_F(ReadingPages, ShowTheReceiptOfWhatWasKept) {
  spool_.kept = {{.owner = "77", .channel = "portal", .receipt = v1::Receipt()},
                 {.owner = "78", .channel = "portal"}};
  spool_.kept[0].receipt->set_code("000-017");
  spool_.kept[0].receipt->set_outcome(v1::OUTCOME_ACCEPTED);
  EXPECT_THAT(Get("/kept").body,
              AllOf(HasSubstr("accepted"), HasSubstr("000-017"),
                    Not(HasSubstr("not yet judged"))));
}

TEST_F(ReadingPages, GiveAReadingBackThatCannotBeKept) {
  Get("/");
  away_ = true;
  spool_.status = absl::ResourceExhaustedError("full");
  const http::Response page = Post("/?account=1234567890", Typed("12400"));
  EXPECT_GE(page.status, 500);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Not sent"), HasSubstr("12400")));
  EXPECT_EQ(Hidden(page, "form"), kForm);
}

TEST_F(ReadingPages, GiveAReadingBackWhereNobodyKnowsWhoseItIs) {
  away_ = true;
  const http::Response page = Post("/", Typed("12400"));
  EXPECT_EQ(page.status, 503);
  EXPECT_THAT(page.body, HasSubstr("12400"));
  EXPECT_THAT(spool_.kept, SizeIs(0));
}

TEST_F(ReadingPages, HoldWhatWasTypedOverALogIn) {
  cookie_ = web::NewToken();
  const http::Response log_in = Post("/?account=1234567890", Typed("12400"));
  EXPECT_EQ(log_in.status, 403);
  EXPECT_THAT(log_in.body, HasSubstr("Your session has ended"));
  EXPECT_EQ(Hidden(log_in, "kept-value-1-1-1"), "12400");

  core_->on_LogInCustomer = [this](const auto&) {
    v1::LogInCustomerResponse response;
    response.mutable_session()->set_token(session_);
    return response;
  };
  const http::Response again =
      Post("/login", {{"email", "somebody@example.org"},
                      {"password", "correct horse"},
                      {"next", Hidden(log_in, "next")},
                      {"kept-account", "1234567890"},
                      {"kept-form", kForm},
                      {"kept-value-1-1-1", "12400"}});
  EXPECT_EQ(again.status, 200);
  EXPECT_THAT(again.body, AllOf(HasSubstr("value=\"12400\""),
                                HasSubstr("All that you typed is here")));
  EXPECT_EQ(Hidden(again, "form"), kForm);
  EXPECT_EQ(Hidden(again, "csrf"), web::FormToken(session_));
  EXPECT_THAT(Header(again, "Set-Cookie"), HasSubstr(session_));
  EXPECT_THAT(submissions_.submissions(), SizeIs(0));
}

TEST_F(ReadingPages, ShowAFormOfAnOlderSessionAgain) {
  http::Fields fields = Typed("12400");
  fields.emplace_back("csrf", web::FormToken(web::NewToken()));
  const http::Response page = PostBare("/", fields, "same-origin");
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("value=\"12400\""));
  EXPECT_THAT(submissions_.submissions(), SizeIs(0));
}

TEST_F(ReadingPages, TakeNothingFromAForeignSite) {
  http::Fields fields = Typed("12400");
  fields.emplace_back("csrf", web::FormToken(cookie_));
  EXPECT_EQ(PostBare("/", fields, "cross-site").status, 403);
  EXPECT_THAT(submissions_.submissions(), SizeIs(0));
}

TEST_F(ReadingPages, ShowNothingOfOthersAccounts) {
  EXPECT_EQ(Get("/?account=9999999999").status, 404);
  http::Fields fields = Typed("12400");
  fields[0].second = "9999999999";
  EXPECT_EQ(Post("/", fields).status, 404);
}

TEST_F(ReadingPages, ShowScriptsAsText) {
  for (const size_t field : {0U, 1U, 2U, 4U}) {
    http::Fields fields = Typed("12400");
    fields[field].second = kScript;
    for (const char* cookie : {session_.c_str(), kForm}) {
      cookie_ = cookie;
      answer_.set_outcome(v1::OUTCOME_REFUSED);
      http::Response page = Post("/", fields);
      if (page.status == 303) page = Get(Header(page, "Location"));
      EXPECT_THAT(page.body, Not(HasSubstr("<script"))) << field;
    }
  }
  EXPECT_THAT(Get(absl::StrCat("/?account=", kScript)).body,
              Not(HasSubstr("<script")));
}

TEST_F(ReadingPages, ReadBytesThatAreNoText) {
  const http::Response page = Post("/", Typed("12\xff"
                                              "400"));
  EXPECT_EQ(page.status, 303);
  EXPECT_EQ(submissions_.submissions(0).submission().named().values(0).value(),
            "12\xEF\xBF\xBD"
            "400");
}

TEST_F(ReadingPages, LetOneChooseAmongSeveralAccounts) {
  EXPECT_THAT(Get("/").body, Not(HasSubstr("?account=1234567891")));
  AddAccount("1234567891");
  EXPECT_THAT(Get("/").body, HasSubstr("<a href=\"/?account=1234567891\">"));
}

TEST_F(ReadingPages, LeadToTheAccountsWhereThereIsNone) {
  customer_.clear_accounts();
  EXPECT_EQ(Header(Get("/"), "Location"), "/accounts");
}

TEST_F(ReadingPages, AreInBothLanguages) {
  EXPECT_THAT(Get("/").body, HasSubstr("<html lang=\"en\">"));
  language_ = "ru";
  EXPECT_THAT(Get("/").body,
              AllOf(HasSubstr("<html lang=\"ru\">"), HasSubstr("25.05.2014"),
                    HasSubstr("12600,5"), HasSubstr("июнь 2014")));
}

}  // namespace
}  // namespace intake::portal
