#include "core/people/staff.h"

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/base/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/people_world.h"
#include "tests/support/status_matchers.h"

namespace intake::testing {
namespace {

using ::testing::ElementsAre;

constexpr char kClient[] = "192.0.2.1";
constexpr char kPassword[] = "синий трамвай";

class StaffTest : public ::testing::Test {
 protected:
  StaffTest() { Reopen(); }

  void Reopen() {
    auto opened = Staff::Open(world_.store, world_.secrets, world_.clock);
    ASSERT_THAT(opened, IsOk());
    staff_ = *std::move(opened);
  }
  // Made by an administrator; the first password.
  std::string Make(const std::string& log_in,
                   StaffRole role = StaffRole::kAgent) {
    const auto made = staff_->Create(
        {.log_in = log_in, .name = "A name", .role = role}, "administrator");
    EXPECT_THAT(made, IsOk());
    return made->password;
  }
  absl::StatusOr<StaffLogIn> LogIn(const std::string& log_in,
                                   absl::string_view password) {
    return staff_->LogIn(log_in, password, kClient);
  }
  // "actor ACTION detail", newest first.
  std::vector<std::string> Actions() {
    std::vector<std::string> lines;
    const auto actions = staff_->ListActions("", std::nullopt, 100);
    EXPECT_THAT(actions, IsOk());
    for (const StaffAction& action : *actions) {
      lines.push_back(
          absl::StrCat(action.actor, " ", action.action, " ", action.detail));
      EXPECT_EQ(action.at, world_.clock.Now());
    }
    return lines;
  }

  PeopleWorld world_;
  std::unique_ptr<Staff> staff_;
};

TEST_F(StaffTest, LogInWithTheFirstPasswordAndChangeIt) {
  const std::string first = Make("ivanova");
  const auto log_in = LogIn(" Ivanova ", first);
  ASSERT_THAT(log_in, IsOk());
  EXPECT_TRUE(log_in->member.password_expired);
  const std::string token = log_in->session.token;
  // It has to be another one indeed.
  EXPECT_THAT(staff_->ChangePassword(token, first, first),
              HasReason("PASSWORD_TOO_COMMON"));
  EXPECT_THAT(staff_->ChangePassword(token, "wrong one", kPassword),
              HasReason("PASSWORD_WRONG"));
  const auto changed = staff_->ChangePassword(token, first, kPassword);
  ASSERT_THAT(changed, IsOk());
  EXPECT_THAT(staff_->FindSession(token), HasReason("SESSION_ENDED"));
  for (const bool reopened : {false, true}) {
    if (reopened) Reopen();
    const auto member = staff_->FindSession(changed->token);
    ASSERT_THAT(member, IsOk());
    EXPECT_FALSE(member->password_expired);
    EXPECT_THAT(LogIn("ivanova", first), HasReason("LOG_IN_FAILED"));
  }
  EXPECT_THAT(staff_->LogOut(changed->token), IsOk());
  EXPECT_THAT(staff_->LogOut(changed->token), IsOk());
  EXPECT_THAT(Actions(), ElementsAre("ivanova LOGGED_OUT ",
                                     "ivanova LOG_IN_FAILED from 192.0.2.1",
                                     "ivanova LOG_IN_FAILED from 192.0.2.1",
                                     "ivanova PASSWORD_CHANGED ",
                                     "ivanova LOGGED_IN from 192.0.2.1",
                                     "administrator STAFF_CREATED ivanova, "
                                     "agent"));
}

TEST_F(StaffTest, CannotBeFoundOutByLoggingIn) {
  Make("ivanova");
  world_.calls.clear();
  const absl::Status known = LogIn("ivanova", "x").status();
  const Calls work = world_.calls;
  world_.calls.clear();
  const absl::Status unknown = LogIn("petrova", "x").status();
  EXPECT_EQ(known, unknown);
  EXPECT_EQ(world_.calls, work);
  // What was typed for a name might be a password.
  EXPECT_EQ(Actions().front(), "? LOG_IN_FAILED from 192.0.2.1");
}

TEST_F(StaffTest, AreMadeOnce) {
  Make("ivanova");
  EXPECT_THAT(staff_->Create({.log_in = "ivanova", .name = "Another"}, "boss"),
              HasReason("STAFF_EXISTS"));
  for (const std::string& log_in :
       {std::string(), std::string("Ivanova"), std::string("a b"),
        std::string("иванова"), std::string(33, 'a'),
        std::string("administrator")}) {
    EXPECT_THAT(staff_->Create({.log_in = log_in, .name = "A name"}, "boss"),
                FieldIs("member.log_in"))
        << log_in;
  }
  for (const std::string& name : {std::string(), std::string("  "),
                                  std::string(257, 'a'), std::string("\xff")}) {
    EXPECT_THAT(staff_->Create({.log_in = "a.b-c_1", .name = name}, "boss"),
                FieldIs("member.name"));
  }
  EXPECT_THAT(staff_->List(), ::testing::SizeIs(1));
}

TEST_F(StaffTest, WhoIsDisabledIsOutAtOnce) {
  const std::string first = Make("ivanova");
  const std::string token = LogIn("ivanova", first)->session.token;
  const auto updated = staff_->Update({.log_in = "ivanova",
                                       .name = "A name",
                                       .role = StaffRole::kClerk,
                                       .disabled = true},
                                      "boss");
  ASSERT_THAT(updated, IsOk());
  EXPECT_EQ(Actions().front(),
            "boss STAFF_UPDATED ivanova: agent -> clerk, disabled");
  EXPECT_THAT(staff_->FindSession(token), HasReason("SESSION_ENDED"));
  EXPECT_THAT(LogIn("ivanova", first), HasReason("LOG_IN_FAILED"));
  ASSERT_THAT(staff_->Update({.log_in = "ivanova", .name = "A name"}, "boss"),
              IsOk());
  EXPECT_THAT(LogIn("ivanova", first), IsOk());
  EXPECT_THAT(staff_->FindSession(token), HasReason("SESSION_ENDED"));
  EXPECT_THAT(staff_->Update({.log_in = "petrova", .name = "x"}, "boss"),
              HasReason("STAFF_NOT_FOUND"));
}

TEST_F(StaffTest, ANewRoleIsInForceInOpenSessions) {
  const std::string token = LogIn("ivanova", Make("ivanova"))->session.token;
  ASSERT_THAT(staff_->Update({.log_in = "ivanova",
                              .name = "A name",
                              .role = StaffRole::kSupervisor},
                             "boss"),
              IsOk());
  EXPECT_EQ(staff_->FindSession(token)->role, StaffRole::kSupervisor);
}

TEST_F(StaffTest, KeepTheirLastAdministrator) {
  Make("boss", StaffRole::kAdministrator);
  Make("deputy", StaffRole::kAdministrator);
  const StoredStaff disabled = {.log_in = "deputy",
                                .name = "A name",
                                .role = StaffRole::kAdministrator,
                                .disabled = true};
  ASSERT_THAT(staff_->Update(disabled, "boss"), IsOk());
  for (const StoredStaff& change :
       {StoredStaff{
            .log_in = "boss", .name = "A name", .role = StaffRole::kSupervisor},
        StoredStaff{.log_in = "boss",
        .name = "A name",
        .role = StaffRole::kAdministrator,
        .disabled = true}}) {
    EXPECT_THAT(staff_->Update(change, "boss"),
                HasReason("LAST_ADMINISTRATOR"));
  }
  // Whoever is not one may change while there is none but him.
  EXPECT_THAT(staff_->Update(disabled, "boss"), IsOk());
  EXPECT_THAT(staff_->Update({.log_in = "boss",
                              .name = "Another name",
                              .role = StaffRole::kAdministrator},
                             "boss"),
              IsOk());
}

TEST_F(StaffTest, AResetPasswordEndsSessionsAndHasToBeChanged) {
  const std::string first = Make("ivanova");
  std::string token = LogIn("ivanova", first)->session.token;
  token = staff_->ChangePassword(token, first, kPassword)->token;
  const auto reset = staff_->ResetPassword("ivanova", "boss");
  ASSERT_THAT(reset, IsOk());
  EXPECT_THAT(staff_->FindSession(token), HasReason("SESSION_ENDED"));
  EXPECT_THAT(LogIn("ivanova", kPassword), HasReason("LOG_IN_FAILED"));
  EXPECT_TRUE(LogIn("ivanova", reset->password)->member.password_expired);
  EXPECT_THAT(staff_->ResetPassword("petrova", "boss"),
              HasReason("STAFF_NOT_FOUND"));
}

TEST_F(StaffTest, KeepTheirSessionsWhileSomebodyFloodsTheirLogIn) {
  const std::string first = Make("ivanova");
  const std::string token = LogIn("ivanova", first)->session.token;
  for (int i = 0; i < limits::kFailedLogInsPerPersonMax; ++i) {
    EXPECT_THAT(LogIn("ivanova", "guess"), HasReason("LOG_IN_FAILED"));
  }
  EXPECT_THAT(LogIn("ivanova", first), HasReason("TOO_MANY_ATTEMPTS"));
  EXPECT_THAT(staff_->FindSession(token), IsOk());
  EXPECT_THAT(staff_->ChangePassword(token, first, kPassword), IsOk());
}

TEST_F(StaffTest, SessionsEndTwoHoursAfterTheLastUse) {
  const std::string token = LogIn("ivanova", Make("ivanova"))->session.token;
  world_.clock.Advance(absl::Hours(2) - absl::Microseconds(1));
  EXPECT_THAT(staff_->FindSession(token), IsOk());
  world_.clock.Advance(absl::Hours(2));
  EXPECT_THAT(staff_->FindSession(token), HasReason("SESSION_ENDED"));
}

TEST_F(StaffTest, NothingIsDoneThatLeavesNoAction) {
  const std::string first = Make("ivanova");
  world_.store.error = absl::UnavailableError("gone");
  EXPECT_FALSE(LogIn("ivanova", first).ok());
  EXPECT_FALSE(
      staff_->Create({.log_in = "petrova", .name = "A name"}, "boss").ok());
  EXPECT_FALSE(
      staff_->Update({.log_in = "ivanova", .name = "Another"}, "boss").ok());
  EXPECT_FALSE(staff_->ResetPassword("ivanova", "boss").ok());
  world_.store.error = absl::OkStatus();
  EXPECT_THAT(staff_->List(),
              ElementsAre(::testing::Field(&StoredStaff::name, "A name")));
  EXPECT_THAT(LogIn("ivanova", first), IsOk());
}

}  // namespace
}  // namespace intake::testing
