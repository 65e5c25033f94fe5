// Log-in, registration, passwords, accounts: what is asked of the core, what is
// said, and that nothing secret is on a page.

#include <string>

#include "channels/portal/portal_fixture.h"

namespace intake::portal {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kPassword[] = "correct horse";

class PeoplePages : public PortalTest {
 protected:
  http::Fields Registration() const {
    return {{"account_number", "1234567890"},
            {"house", "12A"},
            {"email", "somebody@example.org"},
            {"new_password", kPassword}};
  }
  // A core that answers `Method` with `status`.
  template <typename Function>
  static void Fail(Function& function, absl::Status status) {
    function = [status = std::move(status)](const auto&) { return status; };
  }
};

TEST_F(PeoplePages, LeadToTheLogInAndBack) {
  cookie_ = web::NewToken();
  EXPECT_EQ(Header(Get("/"), "Location"), "/login");
  const std::string log_in =
      Header(Get("/history?account=1234567890"), "Location");
  EXPECT_EQ(log_in, "/login?next=%2fhistory%3faccount%3d1234567890");
}

TEST_F(PeoplePages, LogInWithANewCookie) {
  core_->on_LogInCustomer = [this](const auto& request) {
    EXPECT_EQ(request.email(), "somebody@example.org");
    EXPECT_EQ(request.password(), " with blanks ");
    EXPECT_EQ(request.client_address(), "127.0.0.1");
    v1::LogInCustomerResponse response;
    response.mutable_session()->set_token("new-session");
    response.mutable_session()->mutable_expires_at()->set_seconds(
        absl::ToUnixSeconds(now_ + absl::Hours(1)));
    return response;
  };
  const http::Response page = Post("/login", {{"email", "somebody@example.org"},
                                              {"password", " with blanks "},
                                              {"next", "/history"}});
  EXPECT_EQ(page.status, 303);
  EXPECT_EQ(Header(page, "Location"), "/history");
  EXPECT_THAT(
      Header(page, "Set-Cookie"),
      AllOf(HasSubstr("__Host-intake=new-session"), HasSubstr("Max-Age=3600")));
}

TEST_F(PeoplePages, LeadFromTheLogInToNoOtherSite) {
  core_->on_LogInCustomer = [](const auto&) {
    v1::LogInCustomerResponse response;
    response.mutable_session()->set_token("new-session");
    return response;
  };
  for (const char* next :
       {"//evil.example", "https://evil.example/", "/\\evil.example",
        "/a\r\nSet-Cookie: x", "javascript:alert(1)", ""}) {
    EXPECT_EQ(Header(Post("/login", {{"next", next}}), "Location"), "/")
        << next;
  }
}

TEST_F(PeoplePages, SayTheSameForEveryFailedLogIn) {
  Fail(core_->on_LogInCustomer,
       CoreError(absl::StatusCode::kUnauthenticated, "LOG_IN_FAILED"));
  const http::Response page =
      Post("/login", {{"email", "a@example.org"}, {"password", kPassword}});
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("value=\"a@example.org\""),
                               HasSubstr("address or the password is not"),
                               Not(HasSubstr(kPassword))));
}

TEST_F(PeoplePages, SayWhenToTryAgain) {
  Fail(core_->on_LogInCustomer,
       CoreError(absl::StatusCode::kResourceExhausted, "TOO_MANY_ATTEMPTS"));
  const http::Response page = Post("/login", {{"email", "a@example.org"}});
  EXPECT_EQ(page.status, 429);
  EXPECT_EQ(Header(page, "Retry-After"), "60");
  EXPECT_THAT(page.body, HasSubstr("20 June 2014, 10:01"));
}

TEST_F(PeoplePages, SendTheConfirmationOnceMore) {
  core_->on_LogInCustomer = [](const auto&) {
    v1::LogInCustomerResponse response;
    response.mutable_letter()->set_kind(v1::LETTER_KIND_CONFIRM_EMAIL);
    return response;
  };
  EXPECT_EQ(Header(Post("/login", {{"email", "a@example.org"}}), "Location"),
            "/mail");
  EXPECT_THAT(outbox_.letters, SizeIs(1));
}

TEST_F(PeoplePages, LogOutHereEvenWhileTheCoreIsAway) {
  for (const bool away : {false, true}) {
    core_->on_LogOutCustomer =
        [&](const auto&) -> absl::StatusOr<v1::LogOutCustomerResponse> {
      if (away) return absl::UnavailableError("gone");
      return v1::LogOutCustomerResponse();
    };
    Get("/accounts");
    const http::Response page = Post("/logout", {});
    EXPECT_THAT(Header(page, "Set-Cookie"), HasSubstr("__Host-intake=;"));
    EXPECT_FALSE(sessions_.Find(session_, now_));
  }
}

TEST_F(PeoplePages, RegisterByALetter) {
  core_->on_RegisterCustomer = [](const auto& request) {
    EXPECT_EQ(request.account_number(), "1234567890");
    EXPECT_EQ(request.house(), "12A");
    EXPECT_EQ(request.password(), kPassword);
    EXPECT_EQ(request.language(), v1::LANGUAGE_ENGLISH);
    v1::RegisterCustomerResponse response;
    response.mutable_letter()->set_to(request.email());
    return response;
  };
  EXPECT_EQ(Header(Post("/register", Registration()), "Location"), "/mail");
  ASSERT_THAT(outbox_.letters, SizeIs(1));
  EXPECT_EQ(outbox_.letters[0].to(), "somebody@example.org");
}

TEST_F(PeoplePages, PutEachProblemAtItsField) {
  const struct {
    const char* reason;
    const char* shown;
  } kCases[] = {
      {"EMAIL_INVALID", "id=\"email-problem\""},
      {"PASSWORD_TOO_SHORT", "id=\"new_password-problem\""},
      {"PASSWORD_TOO_LONG", "id=\"new_password-problem\""},
      {"PASSWORD_TOO_COMMON", "id=\"new_password-problem\""},
      {"PLACE_NOT_CONFIRMED", "do not belong together"},
  };
  for (const auto& test : kCases) {
    Fail(core_->on_RegisterCustomer,
         CoreError(absl::StatusCode::kInvalidArgument, test.reason));
    const http::Response page = Post("/register", Registration());
    EXPECT_EQ(page.status, 422) << test.reason;
    EXPECT_THAT(page.body,
                AllOf(HasSubstr(test.shown), HasSubstr("value=\"12A\""),
                      HasSubstr("autofocus"), Not(HasSubstr(kPassword))));
  }
}

TEST_F(PeoplePages, AskForWhatIsMissing) {
  http::Fields fields = Registration();
  fields[1].second = "  ";
  EXPECT_THAT(Post("/register", fields).body,
              HasSubstr("id=\"house-problem\""));
}

TEST_F(PeoplePages, ConfirmAnAddressOnlyWhenTheButtonIsPressed) {
  core_->on_ConfirmEmail = [](const auto& request) {
    EXPECT_EQ(request.token(), "the-token");
    v1::ConfirmEmailResponse response;
    response.mutable_session()->set_token("new-session");
    return response;
  };
  const http::Response page = Get("/confirm?token=the-token");
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(Hidden(page, "token"), "the-token");
  EXPECT_EQ(Header(page, "Set-Cookie"), "");
  EXPECT_THAT(Header(Post("/confirm", {{"token", "the-token"}}), "Set-Cookie"),
              HasSubstr("new-session"));
}

TEST_F(PeoplePages, AnswerAResetAlikeWhetherThereIsALetterOrNot) {
  bool known = true;
  core_->on_RequestPasswordReset = [&](const auto&) {
    v1::RequestPasswordResetResponse response;
    if (known) response.mutable_letter()->set_token("t");
    return response;
  };
  const http::Response with = Post("/forgot", {{"email", "a@example.org"}});
  known = false;
  const http::Response without = Post("/forgot", {{"email", "b@example.org"}});
  EXPECT_EQ(with.headers, without.headers);
  EXPECT_THAT(outbox_.letters, SizeIs(1));
  EXPECT_EQ(outbox_.none, 1);
}

TEST_F(PeoplePages, EndTheOldSessionWithANewPassword) {
  core_->on_ResetCustomerPassword = [](const auto& request) {
    EXPECT_EQ(request.token(), "the-token");
    v1::ResetCustomerPasswordResponse response;
    response.mutable_session()->set_token("new-session");
    return response;
  };
  EXPECT_THAT(Header(Post("/reset", {{"token", "the-token"},
                                     {"new_password", kPassword}}),
                     "Set-Cookie"),
              HasSubstr("new-session"));
  core_->on_ChangeCustomerPassword = [this](const auto& request) {
    EXPECT_EQ(request.session_token(), session_);
    v1::ChangeCustomerPasswordResponse response;
    response.mutable_session()->set_token("newer-session");
    return response;
  };
  EXPECT_THAT(Header(Post("/password", {{"password", kPassword},
                                        {"new_password", "battery staple"}}),
                     "Set-Cookie"),
              HasSubstr("newer-session"));
  EXPECT_FALSE(sessions_.Find(session_, now_));
  EXPECT_THAT(outbox_.letters, SizeIs(2));
}

TEST_F(PeoplePages, SayThatALinkIsTooOld) {
  Fail(core_->on_ResetCustomerPassword,
       CoreError(absl::StatusCode::kUnauthenticated, "TOKEN_INVALID"));
  const http::Response page = Post("/reset", {{"token", "the-token"}});
  EXPECT_THAT(page.body, HasSubstr("too old or was used before"));
  EXPECT_EQ(Hidden(page, "token"), "the-token");
}

TEST_F(PeoplePages, AddAndRemoveAccounts) {
  core_->on_LinkAccount = [](const auto& request) {
    EXPECT_EQ(request.account_number(), "1234567891");
    EXPECT_EQ(request.house(), "7/2");
    return v1::LinkAccountResponse();
  };
  EXPECT_EQ(Header(Post("/accounts",
                        {{"account_number", "1234567891"}, {"house", "7/2"}}),
                   "Location"),
            "/accounts");
  EXPECT_THAT(Get("/accounts").body, Not(HasSubstr("autofocus")));
  EXPECT_THAT(Get("/accounts/unlink?account=1234567890").body,
              HasSubstr("Remove the account?"));
  EXPECT_EQ(Get("/accounts/unlink?account=1234567899").status, 404);
  Fail(core_->on_UnlinkAccount,
       CoreError(absl::StatusCode::kNotFound, "ACCOUNT_NOT_LINKED"));
  EXPECT_EQ(
      Header(Post("/accounts/unlink", {{"account", "1234567890"}}), "Location"),
      "/accounts")
      << "pressed twice is pressed once";
}

TEST_F(PeoplePages, KeepWhatWasTypedWhileTheCoreIsAway) {
  Get("/accounts");
  Fail(core_->on_LinkAccount, absl::UnavailableError("gone"));
  const http::Response page =
      Post("/accounts", {{"account_number", "1234567891"}, {"house", "7/2"}});
  EXPECT_EQ(page.status, 503);
  EXPECT_EQ(Header(page, "Retry-After"), "30");
  EXPECT_THAT(page.body, AllOf(HasSubstr("value=\"1234567891\""),
                               HasSubstr("value=\"7/2\"")));
}

TEST_F(PeoplePages, SwitchTheLanguageWhereOneIs) {
  v1::Language set = v1::LANGUAGE_UNSPECIFIED;
  core_->on_SetCustomerLanguage = [&](const auto& request) {
    set = request.language();
    return v1::SetCustomerLanguageResponse();
  };
  Get("/accounts");
  const http::Response page =
      Post("/language", {{"language", "ru"}, {"back", "/history?account=1"}});
  EXPECT_EQ(Header(page, "Location"), "/history?account=1");
  EXPECT_THAT(Header(page, "Set-Cookie"), HasSubstr("__Host-language=ru"));
  EXPECT_EQ(set, v1::LANGUAGE_RUSSIAN);
}

TEST_F(PeoplePages, ShowScriptsAsText) {
  const std::string script = "\"><script>alert(1)</script>";
  const struct {
    const char* path;
    std::vector<std::string> fields;
  } kForms[] = {
      {"/login", {"email", "next", "kept-value-1-1-1", "kept-x"}},
      {"/register", {"account_number", "house", "email"}},
      {"/forgot", {"email"}},
      {"/reset", {"token"}},
      {"/confirm", {"token"}},
      {"/accounts", {"account_number", "house"}},
  };
  for (const auto& form : kForms) {
    http::Fields fields;
    for (const std::string& field : form.fields) {
      fields.emplace_back(field, script);
    }
    // The core knows none of these methods, so each form comes again.
    EXPECT_THAT(Post(form.path, fields).body, Not(HasSubstr("<script")))
        << form.path;
    EXPECT_THAT(PostBare(form.path, fields, "same-origin").body,
                Not(HasSubstr("<script")))
        << form.path << " of an older session";
  }
}

}  // namespace
}  // namespace intake::portal
