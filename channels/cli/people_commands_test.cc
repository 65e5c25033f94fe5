// `intake staff` and `intake customer`.

#include <sys/stat.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "channels/cli/error_for_test.h"
#include "channels/cli/program_for_test.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake::cli {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file),
          std::istreambuf_iterator<char>()};
}

v1::ListStaffResponse TwoMembers() {
  v1::ListStaffResponse list;
  v1::StaffMember& boss = *list.add_staff();
  boss.set_log_in("boss");
  boss.set_name("The boss");
  boss.set_role(v1::STAFF_ROLE_ADMINISTRATOR);
  v1::StaffMember& clerk = *list.add_staff();
  clerk.set_log_in("clerk");
  clerk.set_name("A clerk");
  clerk.set_role(v1::STAFF_ROLE_CLERK);
  clerk.set_disabled(true);
  return list;
}

TEST(Staff, AreListedWithRoleAndState) {
  ProgramForTest program;
  program.server->on_ListStaff = [](const auto&) { return TwoMembers(); };
  EXPECT_EQ(program.Run({"staff", "list"}), 0);
  EXPECT_EQ(program.KeyUsed(), "admin.key");
  EXPECT_THAT(program.out, AllOf(HasSubstr("administrator"), HasSubstr("clerk"),
                                 HasSubstr("disabled")));
  EXPECT_EQ(program.Run({"staff", "list", "--json"}), 0);
  EXPECT_THAT(program.out, HasSubstr("\"STAFF_ROLE_CLERK\""));
}

TEST(StaffAdd, ShowsTheFirstPasswordOnceOrWritesItForItsOwner) {
  ProgramForTest program;
  std::vector<v1::StaffMember> created;
  program.server->on_CreateStaff = [&](const v1::CreateStaffRequest& request) {
    created.push_back(request.member());
    v1::CreateStaffResponse response;
    *response.mutable_member() = request.member();
    response.set_first_password("ab2d-ef3h-jk4m");
    return response;
  };
  const std::vector<std::string> add = {
      "staff", "add", "ivanova", "--name", "Anna Ivanova", "--role", "agent"};
  EXPECT_EQ(program.Run(add), 0);
  EXPECT_THAT(program.out, HasSubstr("ab2d-ef3h-jk4m"));
  EXPECT_EQ(created.back().log_in(), "ivanova");
  EXPECT_EQ(created.back().name(), "Anna Ivanova");
  EXPECT_EQ(created.back().role(), v1::STAFF_ROLE_AGENT);

  const std::string path = program.folder.path() + "/first.password";
  for (const char* format : {"--quiet", "--json"}) {
    std::vector<std::string> to_file = add;
    to_file.insert(to_file.end(), {"--password-out", path, format});
    EXPECT_EQ(program.Run(to_file), 0);
    EXPECT_THAT(program.out, Not(HasSubstr("ab2d")));
    EXPECT_EQ(Content(path), "ab2d-ef3h-jk4m\n");
    struct stat file = {};
    ASSERT_EQ(stat(path.c_str(), &file), 0);
    EXPECT_EQ(file.st_mode & 0777U, 0600U);
  }

  // Nobody is made whose password cannot be kept, nor without a role.
  std::vector<std::string> nowhere = add;
  nowhere.insert(nowhere.end(), {"--password-out", "/none/x"});
  EXPECT_EQ(program.Run(nowhere), 2);
  EXPECT_EQ(program.Run({"staff", "add", "x", "--name", "X", "--role", "king"}),
            2);
  EXPECT_THAT(program.err, HasSubstr("want agent, clerk, supervisor"));
  EXPECT_EQ(created.size(), 3U);
}

TEST(StaffUpdate, ChangesOnlyWhatIsNamed) {
  ProgramForTest program;
  program.server->on_ListStaff = [](const auto&) { return TwoMembers(); };
  v1::StaffMember got;
  program.server->on_UpdateStaff = [&](const v1::UpdateStaffRequest& request) {
    got = request.member();
    v1::UpdateStaffResponse response;
    *response.mutable_member() = got;
    return response;
  };
  EXPECT_EQ(program.Run({"staff", "update", "clerk", "--role", "supervisor"}),
            0);
  EXPECT_EQ(got.name(), "A clerk");
  EXPECT_EQ(got.role(), v1::STAFF_ROLE_SUPERVISOR);
  EXPECT_TRUE(got.disabled());
  EXPECT_EQ(program.Run({"staff", "update", "clerk", "--enable"}), 0);
  EXPECT_EQ(got.role(), v1::STAFF_ROLE_CLERK);
  EXPECT_FALSE(got.disabled());
  EXPECT_EQ(program.Run({"staff", "update", "boss", "--disable"}), 0);
  EXPECT_TRUE(got.disabled());
  EXPECT_EQ(program.Run({"staff", "update", "boss", "--disable", "--enable"}),
            2);
  EXPECT_EQ(program.Run({"staff", "update", "nobody", "--enable"}), 1);
  EXPECT_THAT(program.err, HasSubstr("nobody's log-in is \"nobody\""));
}

TEST(StaffResetPassword, MakesAnotherFirstOne) {
  ProgramForTest program;
  program.server->on_ResetStaffPassword = [](const auto& request) {
    v1::ResetStaffPasswordResponse response;
    response.set_first_password("for-" + request.log_in());
    return response;
  };
  EXPECT_EQ(program.Run({"staff", "reset-password", "clerk"}), 0);
  EXPECT_THAT(program.out, HasSubstr("for-clerk"));
}

TEST(StaffChangePassword, LogsInForItAndOutAgain) {
  ProgramForTest program;
  program.folder.Write("old", "old one\n");
  program.folder.Write("new", "new one\nand a second line");
  std::vector<std::string> calls;
  program.server->on_LogInStaff = [&](const v1::LogInStaffRequest& request) {
    calls.push_back(request.log_in() + ", " + request.password());
    v1::LogInStaffResponse response;
    response.mutable_session()->set_token("first");
    return response;
  };
  program.server->on_ChangeStaffPassword =
      [&](const v1::ChangeStaffPasswordRequest& request) {
        calls.push_back(program.server->acting.session + ": " +
                        request.password() + ", " + request.new_password());
        v1::ChangeStaffPasswordResponse response;
        response.mutable_session()->set_token("second");
        return response;
      };
  program.server->on_LogOutStaff = [&](const auto&) {
    calls.push_back(program.server->acting.session + ": out");
    return v1::LogOutStaffResponse();
  };
  const std::string folder = program.folder.path();
  EXPECT_EQ(
      program.Run({"staff", "change-password", "clerk", "--password-file",
                   folder + "/old", "--new-password-file", folder + "/new"}),
      0);
  EXPECT_THAT(calls, ElementsAre("clerk, old one", "first: old one, new one",
                                 "second: out"));
  EXPECT_EQ(
      program.Run({"staff", "change-password", "clerk", "--password-file",
                   folder + "/none", "--new-password-file", folder + "/new"}),
      2);
  EXPECT_EQ(calls.size(), 3U);
}

TEST(StaffActions, AreListedPageByPage) {
  ProgramForTest program;
  program.server->on_GetStatus = [](const auto&) {
    return v1::GetStatusResponse();
  };
  program.server->on_ListStaffActions =
      [](const v1::ListStaffActionsRequest& request) {
        EXPECT_EQ(request.actor(), "boss");
        v1::ListStaffActionsResponse page;
        v1::StaffAction& action = *page.add_actions();
        action.set_actor("boss");
        action.set_action(request.page_token().empty() ? "LOGGED_IN"
                                                       : "STAFF_CREATED");
        action.mutable_at()->set_seconds(1403676005);
        if (request.page_token().empty()) page.set_next_page_token("1");
        return page;
      };
  EXPECT_EQ(program.Run({"staff", "actions", "--actor", "boss"}), 0);
  EXPECT_THAT(program.out,
              AllOf(HasSubstr("LOGGED_IN"), HasSubstr("STAFF_CREATED"),
                    HasSubstr("25.06.2014")));
}

class CustomerRegister : public ::testing::Test {
 protected:
  CustomerRegister() {
    program_.folder.Write("password", "a long enough one\n");
    program_.server->on_RegisterCustomer =
        [this](const v1::RegisterCustomerRequest& request) {
          registered_ = request;
          v1::RegisterCustomerResponse response;
          response.mutable_letter()->set_kind(kind_);
          response.mutable_letter()->set_token("the-token");
          return response;
        };
    program_.server->on_ConfirmEmail =
        [this](const v1::ConfirmEmailRequest& request) {
          EXPECT_EQ(request.token(), "the-token");
          ++confirmed_;
          return v1::ConfirmEmailResponse();
        };
    program_.server->on_LogOutCustomer = [](const auto&) {
      return v1::LogOutCustomerResponse();
    };
  }
  int Run(const std::vector<std::string>& more) {
    std::vector<std::string> words = {
        "customer",  "register",        "anna@example.org",
        "--account", "1234567890",      "--house",
        "7",         "--password-file", program_.folder.path() + "/password"};
    words.insert(words.end(), more.begin(), more.end());
    return program_.Run(words);
  }

  ProgramForTest program_;
  v1::RegisterCustomerRequest registered_;
  v1::LetterKind kind_ = v1::LETTER_KIND_CONFIRM_EMAIL;
  int confirmed_ = 0;
};

TEST_F(CustomerRegister, SendsWhatIsGivenWithTheChannelsKey) {
  EXPECT_EQ(Run({"--language", "en"}), 0);
  EXPECT_EQ(program_.KeyUsed(), "office.key");
  EXPECT_EQ(registered_.email(), "anna@example.org");
  EXPECT_EQ(registered_.account_number(), "1234567890");
  EXPECT_EQ(registered_.house(), "7");
  EXPECT_EQ(registered_.password(), "a long enough one");
  EXPECT_EQ(registered_.language(), v1::LANGUAGE_ENGLISH);
  EXPECT_EQ(confirmed_, 0);
  EXPECT_EQ(Run({"--language", "de"}), 2);
}

TEST_F(CustomerRegister, ConfirmsAtOnceUnlessThereIsOneAlready) {
  EXPECT_EQ(Run({"--confirm"}), 0);
  EXPECT_EQ(confirmed_, 1);
  EXPECT_THAT(program_.out, HasSubstr("registered and confirmed"));
  kind_ = v1::LETTER_KIND_ALREADY_REGISTERED;
  EXPECT_EQ(Run({"--confirm"}), 0);
  EXPECT_EQ(confirmed_, 1);
  EXPECT_THAT(program_.out, HasSubstr("has a customer already"));
}

TEST_F(CustomerRegister, BlamesNoKeyForAWrongHouse) {
  program_.server->on_RegisterCustomer =
      [](const auto&) -> absl::StatusOr<v1::RegisterCustomerResponse> {
    return ErrorWithReason(absl::StatusCode::kPermissionDenied,
                           "PLACE_NOT_CONFIRMED", "no such place");
  };
  EXPECT_EQ(Run({}), 4);
  EXPECT_EQ(program_.err, "intake: no such place (PLACE_NOT_CONFIRMED)\n");
}

}  // namespace
}  // namespace intake::cli
