#include "channels/desk/call/call_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

#include "channels/desk/call/call_test_fixture.h"

namespace intake::desk {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

std::vector<std::string> ValuesOf(const v1::Submission& submission) {
  std::vector<std::string> values;
  for (const v1::NamedValue& value : submission.named().values()) {
    values.push_back(value.value());
  }
  return values;
}

class CallPages : public CallTest {
 protected:
  Browser& At(const std::string& path) {
    browser_->Open(path);
    return *browser_;
  }

  // To the page with the judgement.
  Browser& Judged(const std::string& day, const std::string& night) {
    Browser& browser = At("/call");
    for (const std::string& typed : {std::string("1234567890"), day, night}) {
      browser.Type(typed);
      browser.Enter();
    }
    return browser;
  }
};

TEST_F(CallPages, TakeFourKeysBesidesTheDigits) {
  Browser& browser = At("/call");
  EXPECT_EQ(browser.focus(), "q");
  browser.Type("1234567890");
  browser.Enter();
  EXPECT_THAT(browser.body(), AllOf(HasSubstr("Sample Holder"),
                                    HasSubstr("Sample street 1, flat 2")));
  EXPECT_EQ(browser.focus(), "value0");
  browser.Type("12389");
  browser.Enter();
  EXPECT_EQ(browser.focus(), "value1");
  browser.Type("12390");
  browser.Enter();
  EXPECT_EQ(browser.focus(), "answer");
  EXPECT_THAT(submitted_, IsEmpty());
  EXPECT_THAT(browser.body(), HasSubstr("Account 123\xC2\xA0"
                                        "456\xC2\xA0"
                                        "7890: day "
                                        "12\xC2\xA0"
                                        "389, night 12\xC2\xA0"
                                        "390. Is that"));
  browser.Enter();
  EXPECT_EQ(browser.path(), "/call/receipt");
  EXPECT_THAT(browser.body(),
              AllOf(HasSubstr("000\xC2\xA0"
                              "011"),
                    HasSubstr("The text of the core."), HasSubstr("10:01:00")));
  // The next call begins on this very page.
  EXPECT_EQ(browser.focus(), "q");
  EXPECT_LE(browser.enters(), 4);

  ASSERT_THAT(submitted_, SizeIs(1));
  const v1::Submission& sent = submitted_[0].submission();
  EXPECT_THAT(ValuesOf(sent), ElementsAre("12389", "12390"));
  EXPECT_EQ(sent.evidence().agent(), "petrova");
  EXPECT_EQ(sent.named().values(1).register_().kind(), v1::REGISTER_KIND_NIGHT);
  EXPECT_EQ(sent.named().values(1).register_().serial(), "00.45-12");
  browser.Type("1234567890");
  browser.Enter();
  EXPECT_EQ(browser.focus(), "value0");
}

TEST_F(CallPages, TakeThreeKeysWithAllValuesInOneLine) {
  Browser& browser = At("/call");
  browser.Type("1234567890");
  browser.Enter();
  browser.Type("12389+12390");
  browser.Enter();
  EXPECT_EQ(browser.focus(), "answer");
  browser.Enter();
  EXPECT_EQ(browser.path(), "/call/receipt");
  EXPECT_EQ(browser.enters(), 3);
  ASSERT_THAT(submitted_, SizeIs(1));
  EXPECT_THAT(ValuesOf(submitted_[0].submission()),
              ElementsAre("12389", "12390"));
}

TEST_F(CallPages, AskAgainForMoreValuesThanThereAreRegisters) {
  Browser& browser = At("/call");
  browser.Type("1234567890");
  browser.Enter();
  browser.Type("12389+12390+1");
  browser.Enter();
  EXPECT_THAT(browser.body(), HasSubstr("12389+12390+1"));
  EXPECT_EQ(browser.focus(), "value0");
  EXPECT_EQ(browser.ValueOf("value0"), "");
  EXPECT_THAT(checked_, IsEmpty());
}

TEST_F(CallPages, CorrectAllValuesByOneAnswer) {
  for (const char* wrong : {"99999", "x"}) {
    submitted_.clear();
    Browser& browser = Judged(wrong, wrong);
    for (const char* typed : {"1+2+3", "1+x", "nonsense"}) {
      browser.Type(typed);
      browser.Enter();
      EXPECT_THAT(browser.body(), HasSubstr("That is no answer")) << typed;
    }
    browser.Type("12389+12390");
    browser.Enter();
    EXPECT_THAT(submitted_, IsEmpty()) << "read back first";
    browser.Enter();
    ASSERT_THAT(submitted_, SizeIs(1));
    EXPECT_THAT(ValuesOf(submitted_[0].submission()),
                ElementsAre("12389", "12390"));
  }
}

TEST_F(CallPages, TakeCommandsInAFieldForValuesToo) {
  for (const auto& [typed, path] :
       {std::pair("*2", "/office"), std::pair("-", "/call")}) {
    Browser& browser = At("/call");
    browser.Type("1234567890");
    browser.Enter();
    browser.Type(typed);
    browser.Enter();
    EXPECT_EQ(browser.path(), path) << typed;
  }
}

TEST_F(CallPages, OfTheOfficeSendThroughItsOwnChannel) {
  call_center_->on_SubmitReading = nullptr;
  Browser& browser = At("/office");
  for (const char* typed : {"1234567890", "12389", "12390", ""}) {
    browser.Type(typed);
    browser.Enter();
  }
  EXPECT_EQ(browser.path(), "/office/receipt");
  EXPECT_THAT(submitted_, SizeIs(1));
}

TEST_F(CallPages, JudgeWhatThereIsWhenEnterIsPressedOnAnEmptyField) {
  Browser& browser = At("/call");
  browser.Type("1234567890");
  browser.Enter();
  browser.Enter();
  EXPECT_EQ(browser.focus(), "value0") << "nothing typed at all";
  EXPECT_THAT(checked_, IsEmpty());
  browser.Type("12389");
  browser.Enter();
  browser.Enter();
  EXPECT_EQ(browser.focus(), "answer");
  ASSERT_THAT(checked_, SizeIs(1));
  EXPECT_THAT(ValuesOf(checked_[0].submission()), ElementsAre("12389"));
}

TEST_F(CallPages, CheckAgainWhatWasChangedAfterTheJudgement) {
  Browser& browser = Judged("12389", "12390");
  browser.Set("value1", "12400");
  browser.Enter();
  EXPECT_THAT(submitted_, IsEmpty());
  EXPECT_THAT(checked_, SizeIs(2));
  browser.Enter();
  ASSERT_THAT(submitted_, SizeIs(1));
  EXPECT_THAT(ValuesOf(submitted_[0].submission()),
              ElementsAre("12389", "12400"));
}

TEST_F(CallPages, TakeAnotherValueInTheFieldForAnswers) {
  Browser& browser = Judged("12389", "99999");
  EXPECT_THAT(browser.body(), HasSubstr("The finding of the core."));
  browser.Type("12390");
  browser.Enter();
  EXPECT_THAT(submitted_, IsEmpty());
  browser.Enter();
  ASSERT_THAT(submitted_, SizeIs(1));
  EXPECT_THAT(ValuesOf(submitted_[0].submission()),
              ElementsAre("12389", "12390"));
}

TEST_F(CallPages, TakeWhatIsProposedByOneKey) {
  proposal_ = "12395";
  for (const bool by_button : {false, true}) {
    submitted_.clear();
    Browser& browser = Judged("12389", "99999");
    EXPECT_THAT(browser.body(), HasSubstr("night 12\xC2\xA0"
                                          "395"));
    if (by_button) {
      browser.Press("take");
    } else {
      browser.Type("+");
      browser.Enter();
    }
    EXPECT_THAT(submitted_, IsEmpty()) << "read back first";
    browser.Enter();
    ASSERT_THAT(submitted_, SizeIs(1));
    EXPECT_THAT(ValuesOf(submitted_[0].submission()),
                ElementsAre("12389", "12395"));
  }
}

TEST_F(CallPages, SendNothingOnAMinus) {
  Browser& browser = Judged("12389", "12390");
  browser.Type("-");
  browser.Enter();
  EXPECT_EQ(browser.path(), "/call");
  EXPECT_THAT(submitted_, IsEmpty());
}

TEST_F(CallPages, DoNotSendByEnterWhatWouldBeRefused) {
  Browser& browser = Judged("12389", "x");
  EXPECT_EQ(browser.focus(), "answer");
  browser.Enter();
  EXPECT_THAT(submitted_, IsEmpty());
  browser.Press("anyway");
  EXPECT_THAT(submitted_, SizeIs(1));
  EXPECT_THAT(browser.body(), HasSubstr("000-011"));
  // What is corrected then is another reading.
  browser.Set("value1", "12390");
  browser.Enter();
  browser.Enter();
  ASSERT_THAT(submitted_, SizeIs(2));
  EXPECT_NE(submitted_[0].submission().request_id(),
            submitted_[1].submission().request_id());
}

TEST_F(CallPages, MakeOneReadingOfADoubleClick) {
  Browser& browser = Judged("12389", "12390");
  browser.Enter();
  browser.Back();
  browser.Enter();
  EXPECT_EQ(browser.path(), "/call/receipt");
  ASSERT_THAT(submitted_, SizeIs(2));
  EXPECT_EQ(submitted_[0].submission().SerializeAsString(),
            submitted_[1].submission().SerializeAsString());
  EXPECT_THAT(stored_, SizeIs(1));
}

TEST_F(CallPages, SayThatAFormWasSentBeforeWithOtherValues) {
  Browser& browser = Judged("12389", "12390");
  browser.Enter();
  browser.Back();
  browser.Set("value1", "12444");
  browser.Enter();
  browser.Enter();
  EXPECT_THAT(browser.body(),
              AllOf(HasSubstr("000-011"), HasSubstr("value=\"12444\"")));
  // The new form is a reading of its own.
  browser.Enter();
  browser.Enter();
  EXPECT_EQ(browser.path(), "/call/receipt");
  EXPECT_THAT(stored_, SizeIs(2));
}

TEST_F(CallPages, TakeBackWithinAMinute) {
  Browser& browser = Judged("12389", "12390");
  browser.Enter();
  browser.Type("-");
  browser.Enter();
  ASSERT_THAT(undone_, SizeIs(1));
  EXPECT_EQ(undone_[0].code(), "000-011");
  EXPECT_EQ(undone_[0].decision().agent(), "petrova");
  EXPECT_THAT(browser.body(), HasSubstr("000-011 is taken back"));
  EXPECT_EQ(browser.focus(), "value0");
}

TEST_F(CallPages, OfferNoUndoAfterTheMinute) {
  Browser& browser = Judged("12389", "12390");
  browser.Enter();
  EXPECT_THAT(browser.body(), HasSubstr("value=\"undo\""));
  now_ += absl::Seconds(60);
  browser.Open("/call/receipt?code=000-011");
  EXPECT_THAT(browser.body(), Not(HasSubstr("value=\"undo\"")));
}

TEST_F(CallPages, KeepAReadingWhileTheServerIsAway) {
  Browser& browser = Judged("12389", "12390");
  GoAway();
  browser.Enter();
  EXPECT_EQ(browser.path(), "/kept");
  EXPECT_THAT(browser.body(),
              AllOf(HasSubstr("NOT taken"), HasSubstr("no receipt")));
  ASSERT_THAT(spool_.kept, SizeIs(1));
  EXPECT_EQ(spool_.kept[0].owner, "petrova");
  EXPECT_EQ(spool_.kept[0].channel, "call_center");
  EXPECT_THAT(ValuesOf(spool_.kept[0].submission),
              ElementsAre("12389", "12390"));
  // The same form again is the same reading.
  browser.Back();
  browser.Enter();
  EXPECT_EQ(spool_.kept[0].submission.request_id(),
            spool_.kept[1].submission.request_id());
}

TEST_F(CallPages, KeepWhatCouldNotBeCheckedByOneMoreEnter) {
  Browser& browser = At("/call");
  browser.Type("1234567890");
  browser.Enter();
  browser.Type("12389");
  browser.Enter();
  GoAway();
  browser.Type("12390");
  browser.Enter();
  EXPECT_THAT(browser.body(), HasSubstr("away"));
  EXPECT_THAT(spool_.kept, IsEmpty());
  browser.Enter();
  EXPECT_THAT(spool_.kept, SizeIs(1));
}

TEST_F(CallPages, ShowAllThatWasTypedWhereNothingCanBeKept) {
  Browser& browser = Judged("12389", "12390");
  GoAway();
  spool_.keep_result = absl::ResourceExhaustedError("the disk is full");
  browser.Enter();
  EXPECT_EQ(browser.status(), 503);
  ComeBack();
  browser.Enter();
  EXPECT_EQ(browser.path(), "/call/receipt");
  EXPECT_THAT(stored_, SizeIs(1));
}

TEST_F(CallPages, TellWhatBecameOfWhatWasKept) {
  Browser& browser = Judged("12389", "12390");
  GoAway();
  browser.Enter();
  ComeBack();
  v1::Receipt receipt;
  receipt.set_outcome(v1::OUTCOME_HELD);
  receipt.set_code("000-777");
  spool_.kept[0].receipt = receipt;
  browser.Open("/kept");
  EXPECT_THAT(browser.body(), AllOf(HasSubstr("000\xC2\xA0"
                                              "777"),
                                    HasSubstr("Held")));
}

TEST_F(CallPages, LoseNothingWhenTheSessionEndsInMidForm) {
  Browser& browser = Judged("12389", "12390");
  sessions_.clear();
  browser.Enter();
  EXPECT_EQ(browser.focus(), "log_in");
  EXPECT_THAT(submitted_, IsEmpty());

  core_->on_LogInStaff =
      [this](const auto& request) -> absl::StatusOr<v1::LogInStaffResponse> {
    EXPECT_EQ(request.password(), "correct horse");
    v1::LogInStaffResponse response;
    response.mutable_session()->set_token("another-session");
    response.mutable_member()->set_log_in("petrova");
    response.mutable_member()->set_role(v1::STAFF_ROLE_AGENT);
    sessions_["another-session"] = response.member();
    return response;
  };
  browser.Type("petrova");
  browser.Set("password", "correct horse");
  browser.Enter();
  EXPECT_THAT(submitted_, IsEmpty()) << "not before somebody looks";
  browser.Enter();
  EXPECT_EQ(browser.path(), "/call/receipt");
  ASSERT_THAT(submitted_, SizeIs(1));
  EXPECT_THAT(ValuesOf(submitted_[0].submission()),
              ElementsAre("12389", "12390"));
}

TEST_F(CallPages, GoOnWithAFormOfTheSessionBefore) {
  Browser& browser = Judged("12389", "12390");
  // Logged in anew in another tab.
  sessions_["another-session"] = sessions_.begin()->second;
  browser.cookies[std::string("__Host-desk")] = "another-session";
  browser.Enter();
  EXPECT_THAT(submitted_, IsEmpty());
  browser.Enter();
  EXPECT_THAT(submitted_, SizeIs(1));
}

TEST_F(CallPages, LetNoOtherSitePost) {
  Browser& browser = Judged("12389", "12390");
  browser.headers = {{"Host", "desk.example"},
                     {"Sec-Fetch-Site", "cross-site"}};
  browser.Enter();
  EXPECT_EQ(browser.status(), 403);
  EXPECT_THAT(submitted_, IsEmpty());
}

TEST_F(CallPages, ShowScriptsAsText) {
  const std::string script = "\"'><script>alert(1)</script>";
  account_.mutable_account()->set_holder(script);
  account_.mutable_account()->mutable_address()->set_text(script);
  account_.mutable_registers(0)->set_label(script);
  *found_.mutable_accounts(0) = account_.account();
  Browser& browser = Judged(script, script);
  for (const char* field : {"phone", "date", "answer", "value0"}) {
    browser.Set(field, script);
    browser.Enter();
    EXPECT_THAT(browser.body(), Not(HasSubstr("<script"))) << field;
  }
  browser.Open(web::PathWith("/call", {{"q", script}, {"hits", script}}));
  EXPECT_THAT(browser.body(), Not(HasSubstr("<script")));
  found_.clear_accounts();
  browser.Open(web::PathWith("/call", {{"q", script}}));
  EXPECT_THAT(browser.body(), Not(HasSubstr("<script")));
}

TEST_F(CallPages, ChooseOneOfSeveralByItsNumber) {
  found_.add_accounts()->set_number("1234567891");
  *found_.mutable_accounts()->Mutable(0)->mutable_number() = "5550001111";
  found_.mutable_accounts(1)->set_number("1234567890");
  Browser& browser = At("/call");
  browser.Type("Sample street");
  browser.Enter();
  EXPECT_EQ(browser.focus(), "q");
  EXPECT_EQ(searched_.back().address(), "Sample street");
  browser.Type("2");
  browser.Enter();
  EXPECT_EQ(browser.focus(), "value0");
}

TEST_F(CallPages, TakeThePhoneThatFoundTheAccountForTheCallers) {
  Browser& browser = At("/call");
  browser.Type("8 (903) 123-45-67");
  browser.Enter();
  EXPECT_EQ(browser.ValueOf("phone"), "79031234567");
}

TEST_F(CallPages, LeadElsewhereByAStarAndANumber) {
  Browser& browser = At("/call");
  browser.Type("*2");
  browser.Enter();
  EXPECT_EQ(browser.path(), "/office");
}

TEST_F(CallPages, AreForAgents) {
  for (const v1::StaffRole role :
       {v1::STAFF_ROLE_AGENT, v1::STAFF_ROLE_CLERK, v1::STAFF_ROLE_SUPERVISOR,
        v1::STAFF_ROLE_ADMINISTRATOR}) {
    SitDown(role);
    for (const char* path : {"/call", "/office"}) {
      EXPECT_EQ(At(path).status(), role == v1::STAFF_ROLE_CLERK ? 403 : 200);
    }
  }
}

}  // namespace
}  // namespace intake::desk
