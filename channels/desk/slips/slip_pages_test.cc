#include "channels/desk/slips/slip_pages.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "channels/desk/slips/slips_fixture.h"

namespace intake::desk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kKeying[] = "/slips/key?number=2014-117";
constexpr char kBatch[] = "/slips/batch?number=2014-117";

using SlipPagesTest = SlipsTest;

TEST_F(SlipPagesTest, OpenABatchFieldByFieldWithEnterAlone) {
  browser_->Open("/slips");
  ASSERT_EQ(browser_->status(), 200);
  const std::pair<std::string, std::string> kSheet[] = {
      {"number", "2014-117"}, {"source", "post office 12"},
      {"date", "1407"},       {"slips", "3"},
      {"mode", "3"},          {"control_total", "12 389,5"},
      {"hash_total", "-"}};
  for (const auto& [field, typed] : kSheet) {
    EXPECT_EQ(browser_->focus(), field);
    browser_->Type(typed);
    browser_->Enter();
  }
  EXPECT_EQ(browser_->path(), "/slips/key");
  const v1::BatchHeader& header = batch_.batch().header();
  EXPECT_EQ(header.date(), "2014-07-14");
  EXPECT_EQ(header.slips(), 3);
  EXPECT_EQ(header.mode(), v1::KEYING_MODE_DOUBLE);
  EXPECT_EQ(header.control_total(), "12389,5");
  EXPECT_EQ(header.hash_total(), "");

  // The next sheet is of the same source, and keyed the same way.
  browser_->Open("/slips");
  EXPECT_EQ(browser_->focus(), "number");
  EXPECT_EQ(browser_->ValueOf("source"), "post office 12");
  EXPECT_EQ(browser_->ValueOf("mode"), "3");
  EXPECT_EQ(browser_->ValueOf("slips"), "");
}

TEST_F(SlipPagesTest, ShowWhatIsWrongWithASheetAndKeepWhatWasTyped) {
  const struct {
    std::string field, typed, focus, words;
  } kCases[] = {{"date", "31.02.2014", "date", "The date: such as"},
                {"slips", "many", "slips", "1 to 1000"},
                {"mode", "4", "mode", "1, 2 or 3"}};
  for (const auto& test : kCases) {
    browser_->Open("/slips");
    for (const char* const field : {"number", "source", "date", "slips", "mode",
                                    "control_total", "hash_total"}) {
      browser_->Set(field, "1");
    }
    browser_->Set("date", "14.07.2014");
    browser_->Set(test.field, test.typed);
    browser_->Enter();
    EXPECT_EQ(browser_->status(), 422);
    EXPECT_EQ(browser_->focus(), test.focus);
    EXPECT_EQ(browser_->ValueOf(test.field), test.typed);
    EXPECT_THAT(browser_->body(), HasSubstr(test.words));
  }
  core_->on_OpenBatch = [](const auto&) {
    return ErrorOf(absl::StatusCode::kAlreadyExists, "BATCH_EXISTS");
  };
  browser_->Set("mode", "1");
  browser_->Enter();
  EXPECT_EQ(browser_->focus(), "number");
  EXPECT_THAT(browser_->body(), HasSubstr("There is a batch of that number"));
}

// No mouse, no Tab: what is pressed besides the digits of the slips is `+` and
// Enter, or twice Enter.
TEST_F(SlipPagesTest, TakeAHundredSlipsWithTwoControlKeysEach) {
  for (const bool with_plus : {true, false}) {
    batch_.Clear();
    HoldBatch(100);
    browser_->Open(kKeying);
    const int enters_before = browser_->enters();
    int pluses = 0;
    for (int i = 1; i <= 100; ++i) {
      const std::string account = absl::StrCat(1234567800 + i);
      const std::string value = absl::StrCat(12000 + i);
      ASSERT_EQ(browser_->focus(), "line");
      ASSERT_EQ(browser_->ValueOf("line"), "");
      if (with_plus) {
        browser_->Type(absl::StrCat(account, "+", value));
        ++pluses;
        browser_->Enter();
      } else {
        browser_->Type(account);
        browser_->Enter();
        ASSERT_EQ(browser_->focus(), "values");
        browser_->Type(value);
        browser_->Enter();
      }
      ASSERT_EQ(SlipAt(i).content().account_number(), account);
      ASSERT_EQ(SlipAt(i).content().values(0), value);
      ASSERT_TRUE(SlipAt(i).content().is_signed());
    }
    EXPECT_LE(browser_->enters() - enters_before + pluses, 2 * 100);
    // And one more to hand all of it in.
    EXPECT_EQ(browser_->path(), "/slips/batch");
    browser_->Enter();
    EXPECT_EQ(batch_.batch().handed_in(), 100);
  }
}

TEST_F(SlipPagesTest, TakeZonesDatesAndMissingSignatures) {
  HoldBatch(3);
  browser_->Open(kKeying);
  browser_->Type("0012345678+690+512,5");
  browser_->Enter();
  EXPECT_THAT(browser_->body(), HasSubstr("role=\"status\">1: "));
  browser_->Type("1234567890+12389-");
  browser_->Enter();
  browser_->Set("date", "10.07");
  browser_->Type("1234567891+5");
  browser_->Enter();
  EXPECT_EQ(Keyed(),
            "1: 0012345678 690 512,5; 2: 1234567890 12389 unsigned; "
            "3: 1234567891 5");
  EXPECT_EQ(SlipAt(3).content().reading_date(), "2014-07-10");
}

TEST_F(SlipPagesTest, GiveBackALineThatIsNone) {
  HoldBatch(2);
  for (const char* const line : {"12a+5", "1+2+3+4+5", "123+4,5,6"}) {
    browser_->Open(kKeying);
    browser_->Type(line);
    browser_->Enter();
    EXPECT_EQ(browser_->status(), 422);
    EXPECT_EQ(browser_->ValueOf("line"), line);
    EXPECT_EQ(browser_->focus(), "line");
  }
  browser_->Open(kKeying);
  browser_->Set("date", "99.99");
  browser_->Type("1+2");
  browser_->Enter();
  EXPECT_THAT(browser_->body(), HasSubstr("The date on the slip"));
  EXPECT_EQ(Keyed(), "");
}

TEST_F(SlipPagesTest, FillASlipFromItsCodeAndWaitForTheClerk) {
  HoldBatch(2);
  browser_->Open(kKeying);
  const std::string code =
      "ST00012|Name=x|PersAcc=1234567890|CounterId=778|CounterVal=12389,5";
  browser_->Type(code);
  browser_->Enter();
  EXPECT_EQ(Keyed(), "");
  EXPECT_EQ(browser_->ValueOf("line"), "1234567890");
  EXPECT_EQ(browser_->ValueOf("values"), "12389,5");
  EXPECT_EQ(browser_->focus(), "values");
  browser_->Enter();
  EXPECT_EQ(Keyed(), "1: 1234567890 12389,5");
  EXPECT_EQ(SlipAt(1).content().meter_serial(), "778");
  EXPECT_EQ(SlipAt(1).content().code_text(), code);

  // Another account than the code's is another meter, too.
  browser_->Type(code);
  browser_->Enter();
  browser_->Set("line", "1234567891");
  browser_->Enter();
  EXPECT_EQ(SlipAt(2).content().account_number(), "1234567891");
  EXPECT_EQ(SlipAt(2).content().meter_serial(), "");
  EXPECT_EQ(SlipAt(2).content().code_text(), code);

  browser_->Open(absl::StrCat(kKeying, "&slip=1"));
  browser_->Type("ST00012|Name=x");
  browser_->Enter();
  EXPECT_THAT(browser_->body(), HasSubstr("neither account nor reading"));
}

TEST_F(SlipPagesTest, GoToASlipByItsNumberAndToTheMenu) {
  HoldBatch(9);
  browser_->Open(kKeying);
  browser_->Type("/7");
  browser_->Enter();
  EXPECT_EQ(browser_->ValueOf("sequence"), "7");
  browser_->Type("1+2");
  browser_->Enter();
  EXPECT_EQ(Keyed(), "7: 1 2");
  browser_->Type("/99");
  browser_->Enter();
  browser_->Type("1+2");
  browser_->Enter();
  EXPECT_THAT(browser_->body(), HasSubstr("The batch has no such slip"));
  browser_->Type("*3");
  browser_->Enter();
  EXPECT_EQ(browser_->path(), "/slips");
}

TEST_F(SlipPagesTest, KeyASlipOnceForADoubleClickAndAskBeforeAnotherIsLost) {
  HoldBatch(3);
  browser_->Open(kKeying);
  browser_->Type("1234567890+12389");
  browser_->Enter();
  browser_->Back();
  browser_->Enter();
  EXPECT_EQ(Keyed(), "1: 1234567890 12389");
  // Back once more, and the next slip's data there.
  browser_->Back();
  browser_->Back();
  browser_->Type("1234567891+5");
  browser_->Enter();
  EXPECT_EQ(Keyed(), "1: 1234567890 12389");
  EXPECT_THAT(browser_->body(), HasSubstr("This slip is keyed already"));
  EXPECT_EQ(browser_->ValueOf("line"), "1234567891+5");
  browser_->Enter();
  EXPECT_EQ(Keyed(), "1: 1234567891 5");
}

TEST_F(SlipPagesTest, SayWhoseSlipItIs) {
  HoldBatch(2);
  browser_->Open(kKeying);
  for (const auto& [reason, words] :
       {std::pair<std::string, std::string>{"KEYED_BY_ANOTHER",
                                            "Another clerk has keyed"},
        {"NOT_SAMPLED", "needs no second keying"},
        {"SLIP_SETTLED", "A supervisor has settled"}}) {
    core_->on_KeySlip = [reason = reason](const auto&) {
      return ErrorOf(absl::StatusCode::kFailedPrecondition, reason);
    };
    browser_->Type("1+2");
    browser_->Enter();
    EXPECT_EQ(browser_->status(), 422);
    EXPECT_THAT(browser_->body(), HasSubstr(words));
    EXPECT_EQ(browser_->ValueOf("line"), "1+2");
  }
}

TEST_F(SlipPagesTest, HandInAClosedBatchUnderItsSequences) {
  HoldBatch(3);
  browser_->Open(kKeying);
  browser_->Type("0012345678+690+512,5");
  browser_->Enter();
  browser_->Type("1234567890+12389-");
  browser_->Enter();
  browser_->Type("ST00012|PersAcc=1|CounterId=778|CounterVal=5");
  browser_->Enter();
  browser_->Enter();
  SlipAt(2).set_settled_by("chief");
  EXPECT_EQ(browser_->path(), "/slips/batch");
  browser_->Enter();
  EXPECT_EQ(browser_->path(), "/slips/batch");
  ASSERT_THAT(submitted_, SizeIs(3));
  const v1::Submission& zones = submitted_[0];
  EXPECT_EQ(zones.request_id(), "2014-117/1");
  EXPECT_EQ(zones.account_number(), "0012345678");
  EXPECT_EQ(zones.reading_date(), "2014-07-14");
  ASSERT_EQ(zones.named().values_size(), 2);
  EXPECT_EQ(zones.named().values(1).value(), "512,5");
  EXPECT_EQ(zones.named().values(1).register_().commodity(),
            v1::COMMODITY_ELECTRICITY);
  EXPECT_EQ(zones.evidence().agent(), "anna");
  EXPECT_EQ(zones.evidence().document(), "2014-117/1");
  EXPECT_EQ(zones.evidence().signature(), v1::SIGNATURE_PRESENT);
  EXPECT_EQ(submitted_[1].evidence().signature(), v1::SIGNATURE_MISSING);
  EXPECT_EQ(submitted_[1].evidence().agent(), "chief");
  EXPECT_THAT(submitted_[2].evidence().raw(), HasSubstr("CounterVal=5"));
  EXPECT_EQ(submitted_[2].named().values(0).register_().serial(), "778");
  // What the customer reads comes from the core, and is no HTML.
  EXPECT_THAT(browser_->body(), HasSubstr("Taken &lt;b&gt;well"));
  EXPECT_THAT(browser_->body(), HasSubstr("r-2014-117/3"));
}

TEST_F(SlipPagesTest, GoOnHandingInWhereTheServerWentAway) {
  HoldBatch(250);
  for (int i = 1; i <= 250; ++i) {
    SlipAt(i).mutable_content()->set_account_number(absl::StrCat(i));
    SlipAt(i).mutable_content()->add_values("1");
    SlipAt(i).set_first_agent("anna");
  }
  batch_.mutable_batch()->set_complete(true);
  batch_.set_next_sequence(0);
  // The second hundred's receipts are not recorded.
  const auto record = core_->on_RecordSlipReceipts;
  int calls = 0;
  core_->on_RecordSlipReceipts =
      [&](const v1::RecordSlipReceiptsRequest& request)
      -> absl::StatusOr<v1::RecordSlipReceiptsResponse> {
    if (++calls == 2) return absl::UnavailableError("away");
    return record(request);
  };
  browser_->Open(kBatch);
  browser_->Enter();
  EXPECT_EQ(browser_->status(), 503);
  EXPECT_EQ(batch_.batch().handed_in(), 100);
  // The page has the button to try again.
  browser_->Enter();
  EXPECT_EQ(browser_->status(), 200);
  EXPECT_EQ(batch_.batch().handed_in(), 250);
  ASSERT_THAT(submitted_, SizeIs(350));
  for (size_t i = 100; i < 200; ++i) {
    EXPECT_EQ(submitted_[i].SerializeAsString(),
              submitted_[i + 100].SerializeAsString());
  }
}

TEST_F(SlipPagesTest, NameTheSlipThatCannotBeHandedIn) {
  HoldBatch(2);
  browser_->Open(kKeying);
  for (int i = 0; i < 2; ++i) {
    browser_->Type("1+2");
    browser_->Enter();
  }
  const auto submit = paper_slip_->on_BatchSubmitReadings;
  paper_slip_->on_BatchSubmitReadings =
      [&](const v1::BatchSubmitReadingsRequest& request) {
        auto response = submit(request);
        response->mutable_results(1)->mutable_error()->set_message("broken");
        return response;
      };
  browser_->Enter();
  EXPECT_THAT(browser_->body(), HasSubstr("Not handed in: slip 2: broken"));
  EXPECT_EQ(batch_.batch().handed_in(), 1);
  paper_slip_->on_BatchSubmitReadings = submit;
  browser_->Enter();
  EXPECT_EQ(batch_.batch().handed_in(), 2);
  EXPECT_EQ(submitted_.back().request_id(), "2014-117/2");
}

TEST_F(SlipPagesTest, LetASupervisorSettleOneAfterTheOther) {
  HoldBatch(3);
  for (const int i : {1, 3}) {
    v1::Slip& slip = SlipAt(i);
    for (v1::SlipContent* content :
         {slip.mutable_content(), slip.mutable_second_content()}) {
      content->set_account_number("1234567890");
      content->set_is_signed(true);
    }
    slip.mutable_content()->add_values("10");
    slip.mutable_second_content()->add_values("11");
    slip.set_differs(true);
  }
  batch_.mutable_batch()->set_differing(2);
  browser_->Open("/slips/settle?number=2014-117");
  EXPECT_EQ(browser_->status(), 403);

  SitDown("chief", v1::STAFF_ROLE_SUPERVISOR);
  browser_->Open("/slips/settle?number=2014-117");
  EXPECT_EQ(browser_->ValueOf("sequence"), "1");
  browser_->Type("x");
  browser_->Enter();
  EXPECT_EQ(browser_->status(), 422);
  browser_->Type("2");
  browser_->Enter();
  EXPECT_EQ(SlipAt(1).content().values(0), "11");
  EXPECT_EQ(browser_->ValueOf("sequence"), "3");
  browser_->Type("1234567891+12-");
  browser_->Enter();
  EXPECT_EQ(browser_->path(), "/slips/batch");
  EXPECT_EQ(Keyed(), "1: 1234567890 11; 3: 1234567891 12 unsigned");
}

TEST_F(SlipPagesTest, ShowTheDifferenceAtOnce) {
  HoldBatch(1);
  batch_.mutable_batch()->set_control_total("12389");
  batch_.mutable_batch()->mutable_header()->set_control_total("12390.5");
  batch_.mutable_batch()->set_control_difference("-1.5");
  for (const char* const page : {"/slips", kBatch, kKeying}) {
    browser_->Open(page);
    EXPECT_THAT(browser_->body(), HasSubstr("-1.5")) << page;
  }
}

TEST_F(SlipPagesTest, CorrectASheetThatWasMistyped) {
  HoldBatch(3);
  v1::OpenBatchRequest asked;
  core_->on_OpenBatch = [&](const v1::OpenBatchRequest& request) {
    asked = request;
    return v1::OpenBatchResponse();
  };
  browser_->Open("/slips?correct=2014-117");
  EXPECT_EQ(browser_->ValueOf("control_total"), "-");
  browser_->Set("control_total", "100");
  browser_->Enter();
  EXPECT_TRUE(asked.correction());
  EXPECT_EQ(asked.header().control_total(), "100");
  EXPECT_EQ(asked.header().slips(), 3);
  EXPECT_EQ(browser_->path(), "/slips/batch");
}

TEST_F(SlipPagesTest, CanBeAskedForAgainAfterAForm) {
  HoldBatch(3);
  browser_->Open(absl::StrCat(kKeying, "&slip=2"));
  browser_->Type("none");
  browser_->Enter();
  EXPECT_EQ(browser_->status(), 422);
  browser_->Open(absl::StrCat(browser_->path(), "?", browser_->query()));
  EXPECT_EQ(browser_->status(), 200);
  EXPECT_EQ(browser_->ValueOf("sequence"), "2");
}

TEST_F(SlipPagesTest, AreNotForAgents) {
  HoldBatch(1);
  SitDown("oleg", v1::STAFF_ROLE_AGENT);
  for (const char* const page :
       {"/slips", kBatch, kKeying, "/slips/settle?number=2014-117"}) {
    browser_->Open(page);
    EXPECT_EQ(browser_->status(), 403) << page;
  }
}

TEST_F(SlipPagesTest, ShowScriptsAsText) {
  HoldBatch(2);
  const std::string script = "\"><script>alert(1)</script>";
  batch_.mutable_batch()->mutable_header()->set_source(script);
  browser_->Open(kKeying);
  EXPECT_THAT(browser_->body(), Not(HasSubstr("<script")));
  for (const char* const field : {"line", "values", "date"}) {
    browser_->Open(kKeying);
    browser_->Set("line", "1");
    browser_->Set("values", "1");
    browser_->Set(field, script);
    browser_->Enter();
    EXPECT_EQ(browser_->status(), 422) << field;
    EXPECT_THAT(browser_->body(), Not(HasSubstr("<script")));
    EXPECT_THAT(browser_->body(), HasSubstr("&lt;script"));
  }
  browser_->Open("/slips");
  browser_->Set("source", script);
  browser_->Enter();
  EXPECT_THAT(browser_->body(), Not(HasSubstr("<script")));
}

TEST_F(SlipPagesTest, SayThatABatchIsNotThereAndThatTheServerIsAway) {
  browser_->Open("/slips/batch?number=none");
  EXPECT_EQ(browser_->status(), 404);
  HoldBatch(1);
  browser_->Open(kKeying);
  core_->on_GetBatch = [](const auto&) { return absl::UnavailableError("x"); };
  browser_->Type("1234567890+12389");
  browser_->Enter();
  EXPECT_EQ(browser_->status(), 503);
  // What was typed is on the page, to be sent again.
  EXPECT_THAT(browser_->body(), HasSubstr("1234567890+12389"));
}

TEST_F(SlipPagesTest, AreInBothLanguages) {
  HoldBatch(2);
  SitDown("chief", v1::STAFF_ROLE_SUPERVISOR);
  for (const char* const language : {"ru", "en"}) {
    browser_->cookies["__Host-language"] = language;
    for (const char* const page :
         {"/slips", kBatch, kKeying, "/slips/settle?number=2014-117&slip=1"}) {
      browser_->Open(page);
      EXPECT_EQ(browser_->status(), 200) << page;
      EXPECT_THAT(browser_->body(),
                  HasSubstr(absl::StrCat("lang=\"", language, "\"")));
      EXPECT_THAT(browser_->body(), Not(HasSubstr("[[")));
    }
  }
}

}  // namespace
}  // namespace intake::desk
