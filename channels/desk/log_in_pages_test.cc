#include "channels/desk/log_in_pages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "channels/desk/testing/desk_fixture.h"
#include "channels/desk/typed.h"

namespace intake::desk {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class LogInPages : public DeskTest {
 protected:
  LogInPages() {
    browser_->cookies["__Host-language"] = "en";
    core_->on_LogInStaff =
        [this](const auto& request) -> absl::StatusOr<v1::LogInStaffResponse> {
      if (!log_in_result_.ok()) return log_in_result_;
      v1::LogInStaffResponse response;
      response.mutable_session()->set_token("new-session");
      response.mutable_member()->set_log_in(request.log_in());
      response.mutable_member()->set_role(v1::STAFF_ROLE_AGENT);
      response.mutable_member()->set_password_expired(expired_);
      sessions_["new-session"] = response.member();
      return response;
    };
  }

  void LogIn() {
    browser_->Set("log_in", "petrova");
    browser_->Set("password", "correct horse");
    browser_->Enter();
  }

  absl::Status log_in_result_;
  bool expired_ = false;
};

TEST_F(LogInPages, LeadBackToWhereOneWantedToGo) {
  browser_->Open("/call?q=12");
  EXPECT_EQ(browser_->path(), "/login");
  EXPECT_EQ(browser_->focus(), "log_in");
  core_->on_SearchAccounts = [](const auto&) {
    return v1::SearchAccountsResponse();
  };
  LogIn();
  EXPECT_EQ(browser_->path(), "/call");
  EXPECT_EQ(browser_->query(), "q=12");
  EXPECT_EQ(browser_->cookies[std::string(kCookie)], "new-session");
}

TEST_F(LogInPages, LeadToNoOtherSite) {
  for (const char* to : {"//elsewhere.example/", "https://elsewhere.example",
                         "/\\elsewhere.example", "javascript:alert(1)"}) {
    browser_->cookies.erase(std::string(kCookie));
    browser_->Open(web::PathWith("/login", {{"to", to}}));
    LogIn();
    EXPECT_EQ(browser_->path(), "/") << to;
  }
  EXPECT_TRUE(IsOwnPath("/call?q=%20"));
  EXPECT_FALSE(IsOwnPath("/call\r\nSet-Cookie: a=b"));
  EXPECT_FALSE(IsOwnPath(""));
}

TEST_F(LogInPages, SayThatItFailedAndKeepTheName) {
  const struct {
    absl::Status result;
    int status;
    const char* text;
  } kCases[] = {
      {ServerError(absl::StatusCode::kUnauthenticated, "LOG_IN_FAILED", "no"),
       403, "is not right"},
      {ServerError(absl::StatusCode::kResourceExhausted, "TOO_MANY_ATTEMPTS",
                   "no"),
       429, "Too many attempts"},
      {absl::UnavailableError("away"), 503, "away at the moment"},
  };
  for (const auto& test : kCases) {
    log_in_result_ = test.result;
    browser_->Open("/login");
    LogIn();
    EXPECT_EQ(browser_->status(), test.status);
    EXPECT_THAT(browser_->body(),
                AllOf(HasSubstr(test.text), Not(HasSubstr("correct horse"))));
    EXPECT_EQ(browser_->ValueOf("log_in"), "petrova");
    EXPECT_EQ(browser_->focus(), "password");
  }
}

TEST_F(LogInPages, AskForAnotherPasswordFirstWhereItWasMadeBySomebodyElse) {
  expired_ = true;
  browser_->Open("/call");
  LogIn();
  EXPECT_EQ(browser_->path(), "/password");
  browser_->Open("/call");
  EXPECT_EQ(browser_->path(), "/password");

  core_->on_ChangeStaffPassword = [this](const auto& request)
      -> absl::StatusOr<v1::ChangeStaffPasswordResponse> {
    EXPECT_EQ(request.new_password(), " battery staple ");
    v1::ChangeStaffPasswordResponse response;
    response.mutable_session()->set_token("renewed");
    sessions_["renewed"] = sessions_["new-session"];
    sessions_["renewed"].set_password_expired(false);
    sessions_.erase("new-session");
    return response;
  };
  browser_->Set("password", "correct horse");
  browser_->Set("new_password", " battery staple ");
  browser_->Set("new_password_again", "battery staple");
  browser_->Enter();
  EXPECT_EQ(browser_->status(), 400);
  browser_->Set("password", "correct horse");
  browser_->Set("new_password", " battery staple ");
  browser_->Set("new_password_again", " battery staple ");
  browser_->Enter();
  EXPECT_EQ(browser_->path(), "/");
  EXPECT_EQ(browser_->status(), 200);
  EXPECT_EQ(browser_->cookies[std::string(kCookie)], "renewed");
}

TEST_F(LogInPages, EndTheSessionAtLogOut) {
  SitDown(v1::STAFF_ROLE_AGENT);
  core_->on_LogOutStaff = [this](const auto&) {
    sessions_.erase(core_->acting.session);
    return v1::LogOutStaffResponse();
  };
  browser_->Open("/");
  EXPECT_THAT(browser_->body(), HasSubstr("Anna Petrova"));
  browser_->Post("/logout");
  EXPECT_TRUE(sessions_.empty());
  EXPECT_EQ(browser_->path(), "/login");
}

TEST_F(LogInPages, SpeakBothLanguages) {
  browser_->Open("/login");
  EXPECT_THAT(browser_->body(), HasSubstr("lang=\"en\""));
  browser_->Press("ru");
  EXPECT_EQ(browser_->path(), "/login");
  EXPECT_THAT(browser_->body(),
              AllOf(HasSubstr("<html lang=\"ru\""), HasSubstr("Войти")));
}

TEST_F(LogInPages, LetWhoWasSeenAMomentAgoGoOnWhileTheServerIsAway) {
  SitDown(v1::STAFF_ROLE_AGENT);
  browser_->Open("/kept");
  EXPECT_EQ(browser_->status(), 200);
  GoAway();
  browser_->Open("/kept");
  EXPECT_EQ(browser_->status(), 200);
  now_ += Seats::kRememberedFor + absl::Seconds(1);
  browser_->Open("/kept");
  EXPECT_EQ(browser_->status(), 503);
}

TEST_F(LogInPages, LeadByTheMenusNumber) {
  SitDown(v1::STAFF_ROLE_AGENT);
  browser_->Open("/");
  EXPECT_EQ(browser_->focus(), "go");
  browser_->Type("2");
  browser_->Enter();
  EXPECT_EQ(browser_->path(), "/office");
  browser_->Open("/?go=5");
  EXPECT_EQ(browser_->path(), "/") << "not for an agent";
}

TEST_F(LogInPages, TellWhatHasGoneWrongByItsCode) {
  SitDown(v1::STAFF_ROLE_SUPERVISOR);
  const struct {
    absl::Status error;
    int status;
  } kCases[] = {
      {absl::UnavailableError("words"), 503},
      {absl::DeadlineExceededError("words"), 503},
      {absl::UnauthenticatedError("words"), 503},
      {absl::PermissionDeniedError("words"), 403},
      {absl::NotFoundError("words"), 404},
      {absl::InvalidArgumentError("words"), 400},
      {absl::FailedPreconditionError("words"), 409},
      {absl::ResourceExhaustedError("words"), 429},
      {absl::InternalError("words"), 500},
  };
  for (const auto& test : kCases) {
    core_->on_ListHeld =
        [&](const auto&) -> absl::StatusOr<v1::ListHeldResponse> {
      return test.error;
    };
    browser_->Open("/review");
    EXPECT_EQ(browser_->status(), test.status) << test.error;
    EXPECT_THAT(browser_->body(), HasSubstr("words"));
  }
}

}  // namespace
}  // namespace intake::desk
