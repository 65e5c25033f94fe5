#include "channels/desk/admin/admin_pages.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "channels/desk/frame.h"
#include "channels/desk/log_in_pages.h"
#include "channels/desk/testing/desk_fixture.h"
#include "gmock/gmock.h"

namespace intake::desk {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr int64_t kNow = 1405418400;  // 15.07.2014 10:00 UTC

class AdminPages : public DeskTest {
 protected:
  AdminPages() {
    pages_ = WithAdministration();
    desk_.pages = pages_.get();
    pages_->SetFrame(FrameOf(desk_));
    std::vector<web::Route> routes = LogInRoutes(desk_);
    for (web::Route& route : AdminRoutes(desk_)) {
      routes.push_back(std::move(route));
    }
    site_ = web::Site::Make({.cookie = std::string(kCookie)}, *pages_,
                            std::move(routes), clock_);
    browser_.emplace(*site_);
    SitDown(v1::STAFF_ROLE_ADMINISTRATOR);
    AnswerAboutChannels();
    AnswerAboutStaff();
  }

  static std::unique_ptr<web::Pages> WithAdministration() {
    std::vector<web::EmbeddedFile> files;
    for (const auto& set : {FrameFiles(), AdminFiles()}) {
      files.insert(files.end(), set.begin(), set.end());
    }
    auto words = web::Words::Make({FrameWords(), AdminWords()});
    EXPECT_TRUE(words.ok()) << words.status();
    auto pages = web::Pages::Make(files, *std::move(words));
    EXPECT_TRUE(pages.ok()) << pages.status();
    return *std::move(pages);
  }

  void AnswerAboutChannels() {
    v1::Channel& sms = *channels_.add_channels();
    sms.set_id("sms");
    sms.set_name_ru("СМС");
    sms.set_name_en("SMS");
    sms.set_contact("+7 000 555-01-23");
    sms.set_answer_in_one_sms(true);
    sms.set_mandate_required(true);
    // A form has no seconds.
    sms.mutable_open_from()->set_seconds(kNow - 86399);
    v1::Channel& email = *channels_.add_channels();
    email.set_id("email");
    email.mutable_retired_from()->set_seconds(1404158400);
    v1::Credential& key = *channels_.add_credentials();
    key.set_id("7f3a");
    key.set_channel_id("sms");
    v1::Credential& desk_key = *channels_.add_credentials();
    desk_key.set_id("dd44");
    desk_key.set_channel_id("@desk");
    core_->on_ListChannels = [this](const auto&) { return channels_; };
    core_->on_UpdateChannel = [this](const v1::UpdateChannelRequest& request) {
      updated_ = request.channel();
      ++changes_;
      return v1::UpdateChannelResponse();
    };
    core_->on_IssueCredential = [this](const auto& request) {
      issued_for_.push_back(request.channel_id());
      v1::IssueCredentialResponse response;
      response.set_key("intk_the_secret");
      return response;
    };
    core_->on_RevokeCredential = [this](const auto& request) {
      revoked_.push_back(request.credential_id());
      v1::RevokeCredentialResponse response;
      response.mutable_credential()->set_channel_id("sms");
      return response;
    };
  }

  void AnswerAboutStaff() {
    v1::StaffMember& boss = *staff_.add_staff();
    boss.set_log_in("boss");
    boss.set_name("The <b>boss</b>");
    boss.set_role(v1::STAFF_ROLE_ADMINISTRATOR);
    v1::StaffMember& clerk = *staff_.add_staff();
    clerk.set_log_in("clerk");
    clerk.set_name("A clerk");
    clerk.set_role(v1::STAFF_ROLE_CLERK);
    clerk.set_disabled(true);
    core_->on_ListStaff = [this](const auto&) { return staff_; };
    core_->on_CreateStaff = [this](const v1::CreateStaffRequest& request)
        -> absl::StatusOr<v1::CreateStaffResponse> {
      if (!refusal_.ok()) return refusal_;
      member_ = request.member();
      v1::CreateStaffResponse response;
      *response.mutable_member() = member_;
      response.set_first_password("ab2d-ef3h-jk4m");
      return response;
    };
    core_->on_UpdateStaff = [this](const v1::UpdateStaffRequest& request)
        -> absl::StatusOr<v1::UpdateStaffResponse> {
      if (!refusal_.ok()) return refusal_;
      member_ = request.member();
      return v1::UpdateStaffResponse();
    };
    core_->on_ResetStaffPassword = [](const auto& request) {
      v1::ResetStaffPasswordResponse response;
      response.set_first_password("for-" + request.log_in());
      return response;
    };
  }

  v1::ListChannelsResponse channels_;
  v1::Channel updated_;
  int changes_ = 0;
  std::vector<std::string> issued_for_;
  std::vector<std::string> revoked_;
  v1::ListStaffResponse staff_;
  v1::StaffMember member_;
  absl::Status refusal_;
};

TEST_F(AdminPages, AreForTheirRolesAlone) {
  for (const v1::StaffRole role :
       {v1::STAFF_ROLE_AGENT, v1::STAFF_ROLE_CLERK, v1::STAFF_ROLE_SUPERVISOR,
        v1::STAFF_ROLE_ADMINISTRATOR}) {
    SitDown(role);
    for (const char* path : {"/channels", "/channels/edit?id=sms", "/staff",
                             "/staff/member?log_in=clerk"}) {
      browser_->Open(path);
      EXPECT_EQ(browser_->status(),
                role == v1::STAFF_ROLE_ADMINISTRATOR ? 200 : 403)
          << path << " for " << role;
    }
    browser_->Open("/today");
    EXPECT_EQ(browser_->status() == 403,
              role == v1::STAFF_ROLE_AGENT || role == v1::STAFF_ROLE_CLERK);
  }
}

TEST_F(AdminPages, ShowChannelsWithStatePolicyAndKeys) {
  browser_->Open("/channels");
  EXPECT_THAT(browser_->body(),
              AllOf(HasSubstr("+7 000 555-01-23"),
                    HasSubstr("retired since</span> 30.06.2014"),
                    HasSubstr("within a mandate, answers in one SMS"),
                    HasSubstr("dd44"), HasSubstr("<td>the desk</td>"),
                    Not(HasSubstr("7f3a"))));
  browser_->Open("/channels/edit?id=sms");
  EXPECT_THAT(browser_->body(),
              AllOf(HasSubstr("7f3a"), Not(HasSubstr("dd44"))));
  browser_->Open("/channels/edit?id=pigeon");
  EXPECT_EQ(browser_->status(), 404);
}

TEST_F(AdminPages, ChangeOfAChannelOnlyWhatWasTyped) {
  browser_->Open("/channels/edit?id=sms");
  browser_->Set("contact", "7000");
  browser_->Set("retired_from", "2014-08-01T00:00");
  browser_->Press("change");
  EXPECT_EQ(browser_->path(), "/channels/edit");
  EXPECT_THAT(browser_->body(), HasSubstr("Saved"));
  EXPECT_EQ(updated_.contact(), "7000");
  EXPECT_EQ(updated_.name_ru(), "СМС");
  EXPECT_TRUE(updated_.mandate_required());
  EXPECT_EQ(updated_.retired_from().seconds(), 1406851200);
  // To the second, for it was not touched.
  EXPECT_EQ(updated_.open_from().seconds(), kNow - 86399);

  browser_->Open("/channels/edit?id=sms");
  browser_->Set("open_from", "");
  browser_->Press("change");
  EXPECT_FALSE(updated_.has_open_from());
}

TEST_F(AdminPages, KeepWhatWasTypedWhereAMomentIsNone) {
  browser_->Open("/channels/edit?id=sms");
  browser_->Set("contact", "7000");
  browser_->Set("retired_from", "tomorrow");
  browser_->Press("change");
  EXPECT_EQ(browser_->status(), 409);
  EXPECT_EQ(browser_->ValueOf("contact"), "7000");
  EXPECT_EQ(browser_->ValueOf("retired_from"), "tomorrow");
  EXPECT_EQ(changes_, 0);
}

TEST_F(AdminPages, ShowANewKeyOnceAndRevokeAnOldOne) {
  browser_->Open("/channels/edit?id=sms");
  browser_->Press("issue");
  EXPECT_THAT(browser_->body(), HasSubstr("intk_the_secret"));
  // Loading the address again issues no other.
  browser_->Open("/channels/issue");
  EXPECT_THAT(browser_->body(), Not(HasSubstr("intk_the_secret")));
  EXPECT_THAT(issued_for_, ElementsAre("sms"));

  browser_->Open("/channels");
  browser_->Press("@desk");
  browser_->Open("/channels");
  browser_->Press("@administrator");
  EXPECT_THAT(issued_for_, ElementsAre("sms", "@desk", ""));
  browser_->Open("/channels/edit?id=sms");
  browser_->Press("7f3a");
  EXPECT_EQ(browser_->path(), "/channels/edit");
  EXPECT_THAT(revoked_, ElementsAre("7f3a"));
}

TEST_F(AdminPages, ShowStaffEscaped) {
  browser_->Open("/staff");
  EXPECT_THAT(browser_->body(),
              AllOf(HasSubstr("The &lt;b&gt;boss"), Not(HasSubstr("<b>boss")),
                    HasSubstr("may not log in"), HasSubstr("administrator")));
}

TEST_F(AdminPages, MakeAMemberAndShowTheFirstPasswordOnce) {
  browser_->Open("/staff");
  browser_->Set("log_in", "Ivanova");
  browser_->Set("name", "Anna Ivanova");
  browser_->Set("role", "3");
  browser_->Press("add");
  EXPECT_EQ(member_.log_in(), "ivanova");
  EXPECT_EQ(member_.role(), v1::STAFF_ROLE_SUPERVISOR);
  EXPECT_THAT(browser_->body(), HasSubstr("ab2d-ef3h-jk4m"));
  browser_->Open("/staff");
  EXPECT_THAT(browser_->body(), Not(HasSubstr("ab2d")));
}

TEST_F(AdminPages, KeepWhatWasTypedAboutAMemberThatIsRefused) {
  refusal_ = ServerError(absl::StatusCode::kAlreadyExists, "STAFF_EXISTS",
                         "somebody's log-in is ivanova already");
  browser_->Open("/staff");
  browser_->Set("log_in", "ivanova");
  browser_->Set("name", "Anna Ivanova");
  browser_->Press("add");
  EXPECT_EQ(browser_->status(), 409);
  EXPECT_THAT(browser_->body(), HasSubstr("There is such a log-in already"));
  EXPECT_EQ(browser_->ValueOf("name"), "Anna Ivanova");

  refusal_ = ServerError(absl::StatusCode::kFailedPrecondition,
                         "LAST_ADMINISTRATOR", "the last one");
  browser_->Open("/staff/member?log_in=boss");
  browser_->Set("name", "Another");
  browser_->Press("change");
  EXPECT_THAT(browser_->body(), HasSubstr("make another one first"));
  EXPECT_EQ(browser_->ValueOf("name"), "Another");
}

TEST_F(AdminPages, ChangeAMemberAndResetAPassword) {
  browser_->Open("/staff/member?log_in=clerk");
  browser_->Set("role", "1");
  browser_->Press("change");
  EXPECT_EQ(browser_->path(), "/staff");
  EXPECT_EQ(member_.log_in(), "clerk");
  EXPECT_EQ(member_.role(), v1::STAFF_ROLE_AGENT);
  browser_->Open("/staff/member?log_in=clerk");
  browser_->Press("reset");
  EXPECT_THAT(browser_->body(), HasSubstr("for-clerk"));
  browser_->Open("/staff/member?log_in=nobody");
  EXPECT_EQ(browser_->status(), 404);
}

TEST_F(AdminPages, ListActionsPageByPage) {
  core_->on_ListStaffActions = [](const v1::ListStaffActionsRequest& request) {
    v1::ListStaffActionsResponse page;
    v1::StaffAction& action = *page.add_actions();
    action.set_actor(request.actor());
    action.set_action("LOG_IN_FAILED");
    action.set_detail("page " + request.page_token());
    action.mutable_at()->set_seconds(kNow);
    page.set_next_page_token("17");
    return page;
  };
  browser_->Open("/staff/actions?actor=clerk&from=8");
  EXPECT_THAT(
      browser_->body(),
      AllOf(HasSubstr("15.07.2014 10:00"), HasSubstr("failed to log in"),
            HasSubstr("page 8"), HasSubstr("from=17")));
}

class Today : public AdminPages {
 protected:
  Today() {
    SitDown(v1::STAFF_ROLE_SUPERVISOR);
    Arrived("sms", v1::OUTCOME_ACCEPTED, 1200);
    Arrived("sms", v1::OUTCOME_REFUSED, 34);
    Arrived("portal", v1::OUTCOME_HELD, 7);
    core_->on_CountArrivals = [this](const v1::CountArrivalsRequest& request) {
      asked_ = request.date();
      return arrivals_;
    };
    status_.set_serving(true);
    v1::SubmissionCounts& counts = *status_.mutable_counts();
    counts.set_received(21);
    counts.set_accepted(1);
    counts.set_held(2);
    counts.set_refused(3);
    counts.set_replayed(4);
    counts.set_failed(5);
    counts.set_pending(6);
    core_->on_GetStatus = [this](const auto&) { return status_; };
    core_->on_ListHeld = [this](const auto&) { return held_; };
    v1::PlaceCoverage place;
    place.set_accounts(10);
    place.set_complete(6);
    place.set_missing(4);
    coverage_.set_period("2014-07");
    *coverage_.add_places() = place;
    *coverage_.add_places() = place;
    core_->on_GetCoverage = [this](const auto&) { return coverage_; };
  }

  void Arrived(const char* channel, v1::Outcome outcome, int64_t count) {
    arrivals_.set_date("2014-07-15");
    v1::ArrivalCount& arrived = *arrivals_.add_arrivals();
    arrived.set_channel_id(channel);
    arrived.set_outcome(outcome);
    arrived.set_submissions(count);
  }

  std::string asked_;
  v1::CountArrivalsResponse arrivals_;
  v1::GetStatusResponse status_;
  v1::ListHeldResponse held_;
  v1::GetCoverageResponse coverage_;
};

TEST_F(Today, ShowsArrivalsWithTheirSums) {
  browser_->Open("/today?date=2014-07-15");
  EXPECT_EQ(asked_, "2014-07-15");
  EXPECT_THAT(browser_->body(),
              AllOf(HasSubstr("15.07.2014"),
                    HasSubstr("<td class=\"numeric\">1\u00A0200</td><td "
                              "class=\"numeric\">0</td><td "
                              "class=\"numeric\">34</td><td "
                              "class=\"numeric\">1\u00A0234</td>"),
                    HasSubstr("<strong>1\u00A0241</strong>"),
                    HasSubstr(" 07.2014</h2>"), HasSubstr("<dd>20</dd>"),
                    HasSubstr("<dd>12</dd>")));
}

TEST_F(Today, SaysWhetherTheLawHolds) {
  browser_->Open("/today");
  EXPECT_THAT(browser_->body(), HasSubstr("It adds up"));
  status_.mutable_counts()->set_received(22);
  browser_->Open("/today");
  EXPECT_THAT(browser_->body(), HasSubstr("It does not add up! Off by: 1"));
}

TEST_F(Today, LeadsToWhatHasWaitedLongest) {
  browser_->Open("/today");
  EXPECT_THAT(browser_->body(), HasSubstr("Nothing waits."));
  v1::Receipt& receipt = *held_.add_held()->mutable_receipt();
  receipt.set_code("000-013");
  receipt.mutable_received_at()->set_seconds(kNow - 3 * 86400 - 1);
  browser_->Open("/today");
  EXPECT_THAT(browser_->body(), AllOf(HasSubstr("whole days: 3"),
                                      HasSubstr("/review/held?code=000-013")));
}

TEST_F(Today, SaysThatTheServerIsAway) {
  core_->on_GetStatus =
      [](const auto&) -> absl::StatusOr<v1::GetStatusResponse> {
    return absl::UnavailableError("gone");
  };
  browser_->Open("/today");
  EXPECT_EQ(browser_->status(), 503);
}

}  // namespace
}  // namespace intake::desk
