#include "services/auth/authenticator.h"

#include <map>
#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "services/auth/key.h"

namespace intake {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kSubmit[] = "/intake.v1.IntakeService/SubmitReading";
constexpr char kListReadings[] = "/intake.v1.ReadingService/ListReadings";
constexpr char kListChannels[] = "/intake.v1.ChannelService/ListChannels";
constexpr char kListChanges[] = "/intake.v1.ExportService/ListChanges";

class AuthenticatorTest : public testing::Test {
 protected:
  AuthenticatorTest() {
    register_->channels["portal"] = {.id = "portal", .log_in_required = true};
    register_->channels["sms"] = {.id = "sms"};
    register_->channels["office"] = {.id = "office", .staffed = true};
  }

  std::string Issue(const std::string& channel) {
    const Key key = MakeKey();
    register_->credentials[key.id] = {.id = key.id,
                                      .channel = channel,
                                      .secret_hash = HashSecret(key.secret)};
    return FormatKey(key);
  }

  absl::StatusOr<Caller> Admit(const std::string& authorization,
                               absl::string_view method) {
    return Admit(CallMetadata{.authorization = authorization}, method);
  }
  absl::StatusOr<Caller> Admit(const CallMetadata& metadata,
                               absl::string_view method) {
    return Authenticator(
               [this] { return register_; },
               [this](absl::string_view token) { return FindStaff(token); })
        .Admit(metadata, method);
  }

  // A session's token is the log-in of its person.
  absl::StatusOr<StoredStaff> FindStaff(absl::string_view token) {
    const auto found = staff_.find(std::string(token));
    if (found == staff_.end()) {
      return ErrorWithReason(absl::StatusCode::kUnauthenticated,
                             "SESSION_ENDED", "it is over");
    }
    return StoredStaff{.log_in = found->first, .role = found->second};
  }

  std::string DeskReasonFor(const std::string& session,
                            absl::string_view method) {
    if (desk_.empty()) desk_ = "Bearer " + Issue(kDeskCredentialChannel);
    return ReasonOf(
        Admit({.authorization = desk_, .session = session}, method).status());
  }

  std::string ReasonFor(const std::string& authorization,
                        absl::string_view method = kSubmit) {
    return ReasonOf(Admit(authorization, method).status());
  }

  std::shared_ptr<ChannelRegister> register_ =
      std::make_shared<ChannelRegister>();
  std::map<std::string, StaffRole> staff_ = {
      {"agent", StaffRole::kAgent},
      {"clerk", StaffRole::kClerk},
      {"supervisor", StaffRole::kSupervisor},
      {"administrator", StaffRole::kAdministrator}};
  std::string desk_;
};

TEST_F(AuthenticatorTest, KnowsAChannelByItsKey) {
  const absl::StatusOr<Caller> caller =
      Admit("Bearer " + Issue("sms"), kSubmit);
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->identity, Identity::kChannel);
  EXPECT_EQ(caller->channel, "sms");
  EXPECT_EQ(caller->actor, "sms");
}

TEST_F(AuthenticatorTest, KnowsAnAdministrator) {
  const absl::StatusOr<Caller> caller =
      Admit("bearer " + Issue(""), kListChannels);
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->identity, Identity::kAdministrator);
  EXPECT_EQ(caller->channel, "");
  EXPECT_EQ(caller->actor, "administrator");
}

TEST_F(AuthenticatorTest, KnowsTheBillingSystem) {
  const absl::StatusOr<Caller> caller =
      Admit("Bearer " + Issue(kBillingCredentialChannel), kListChanges);
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->identity, Identity::kBilling);
  EXPECT_EQ(caller->channel, "");
  EXPECT_EQ(caller->actor, "@billing");
}

TEST_F(AuthenticatorTest, LetsEachIdentityCallOnlyItsOwnMethods) {
  const std::string sms = "Bearer " + Issue("sms");
  const std::string office = "Bearer " + Issue("office");
  const std::string administrator = "Bearer " + Issue("");
  EXPECT_EQ(ReasonFor(sms, kListReadings), "METHOD_NOT_ALLOWED");
  EXPECT_EQ(ReasonFor(office, kListReadings), "");
  EXPECT_EQ(ReasonFor(office, kListChannels), "METHOD_NOT_ALLOWED");
  EXPECT_EQ(ReasonFor(administrator, kSubmit), "METHOD_NOT_ALLOWED");
  EXPECT_EQ(ReasonFor(administrator, kListChanges), "");
  EXPECT_EQ(ReasonFor(office, kListChanges), "METHOD_NOT_ALLOWED");
  const std::string billing = "Bearer " + Issue(kBillingCredentialChannel);
  for (const char* method : {kSubmit, kListReadings, kListChannels}) {
    EXPECT_EQ(ReasonFor(billing, method), "METHOD_NOT_ALLOWED");
  }
  EXPECT_EQ(Admit(sms, kListReadings).status().code(),
            absl::StatusCode::kPermissionDenied);
}

TEST_F(AuthenticatorTest, RefusesACallWithoutAKey) {
  EXPECT_EQ(ReasonFor(""), "KEY_MISSING");
  EXPECT_EQ(ReasonFor("Basic c21zOnNtcw=="), "KEY_MISSING");
  EXPECT_EQ(Admit("", kSubmit).status().code(),
            absl::StatusCode::kUnauthenticated);
}

TEST_F(AuthenticatorTest, RefusesAnUnknownKeyAndAWrongSecret) {
  const std::string key = Issue("sms");
  const std::string wrong_secret = key.substr(0, 14) + MakeKey().secret;
  EXPECT_EQ(ReasonFor("Bearer "), "KEY_INVALID");
  EXPECT_EQ(ReasonFor("Bearer sms"), "KEY_INVALID");
  EXPECT_EQ(ReasonFor("Bearer " + FormatKey(MakeKey())), "KEY_INVALID");
  EXPECT_EQ(ReasonFor("Bearer " + wrong_secret), "KEY_INVALID");
  EXPECT_THAT(
      std::string(Admit("Bearer " + wrong_secret, kSubmit).status().message()),
      Not(HasSubstr(wrong_secret.substr(14))));
}

TEST_F(AuthenticatorTest, TellsOnlyTheHolderThatAKeyIsRevoked) {
  const std::string key = Issue("sms");
  register_->credentials[key.substr(5, 8)].revoked_at =
      absl::FromUnixSeconds(1403000000);
  EXPECT_EQ(ReasonFor("Bearer " + key), "KEY_REVOKED");
  EXPECT_EQ(ReasonFor("Bearer " + key.substr(0, 14) + MakeKey().secret),
            "KEY_INVALID");
}

TEST_F(AuthenticatorTest, TakesANewKeyBesideTheOldOneAtOnce) {
  const std::string old_key = Issue("sms");
  EXPECT_EQ(ReasonFor("Bearer " + old_key), "");
  const std::string new_key = Issue("sms");
  EXPECT_EQ(ReasonFor("Bearer " + old_key), "");
  EXPECT_EQ(ReasonFor("Bearer " + new_key), "");
}

TEST_F(AuthenticatorTest, LetsAKeyOfARetiredChannelIn) {
  // What it sends is refused with a receipt, not with an error.
  register_->channels["sms"].retired_from = absl::InfinitePast();
  EXPECT_EQ(ReasonFor("Bearer " + Issue("sms")), "");
}

TEST_F(AuthenticatorTest, KnowsForWhichCustomerAPortalCalls) {
  const std::string portal = "Bearer " + Issue("portal");
  const auto caller =
      Admit({.authorization = portal, .customer = "c17"}, kSubmit);
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->identity, Identity::kCustomerChannel);
  EXPECT_EQ(caller->customer, 17);
  EXPECT_EQ(CustomerId(17), "c17");
  for (const char* id : {"17", "c", "c-1", "c17 ", "cc"}) {
    EXPECT_EQ(
        ReasonOf(
            Admit({.authorization = portal, .customer = id}, kSubmit).status()),
        "CUSTOMER_INVALID")
        << id;
  }
}

TEST_F(AuthenticatorTest, BelievesNoOtherChannelAboutCustomersAndStaff) {
  const auto caller = Admit({.authorization = "Bearer " + Issue("sms"),
                             .customer = "c17",
                             .session = "supervisor"},
                            kSubmit);
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_FALSE(caller->customer.has_value());
  EXPECT_EQ(caller->agent, "");
}

TEST_F(AuthenticatorTest, SeatsWhoeverHasASession) {
  const std::string desk = "Bearer " + Issue(kDeskCredentialChannel);
  const auto caller =
      Admit({.authorization = desk, .session = "agent"}, kListReadings);
  ASSERT_TRUE(caller.ok()) << caller.status();
  EXPECT_EQ(caller->agent, "agent");
  EXPECT_EQ(caller->actor, "@desk:agent");
  EXPECT_EQ(caller->channel, "");
}

TEST_F(AuthenticatorTest, LetsEachRoleDoItsOwnWork) {
  constexpr char kApprove[] = "/intake.v1.ReviewService/ApproveReading";
  constexpr char kKeySlip[] = "/intake.v1.SlipService/KeySlip";
  constexpr char kUndo[] = "/intake.v1.ReadingService/UndoSubmission";
  struct Case {
    const char* method;
    std::string may;
  };
  for (const auto& [method, may] :
       {Case{kListReadings, "agent clerk supervisor administrator"},
        Case{kUndo, "agent supervisor administrator"},
        Case{kKeySlip, "clerk supervisor administrator"},
        Case{kApprove, "supervisor administrator"},
        Case{kListChannels, "administrator"}}) {
    for (const auto& [log_in, role] : staff_) {
      const bool allowed =
          (" " + may + " ").find(" " + log_in + " ") != std::string::npos;
      EXPECT_EQ(DeskReasonFor(log_in, method), allowed ? "" : "ROLE_NOT_ENOUGH")
          << log_in << " " << method;
    }
  }
}

TEST_F(AuthenticatorTest, LetsNobodyWithoutASessionDoAnythingButLogIn) {
  EXPECT_EQ(DeskReasonFor("", "/intake.v1.StaffService/LogInStaff"), "");
  EXPECT_EQ(DeskReasonFor("", kListReadings), "SESSION_ENDED");
  EXPECT_EQ(DeskReasonFor("stranger", kListReadings), "SESSION_ENDED");
  EXPECT_EQ(DeskReasonFor("administrator", kSubmit), "METHOD_NOT_ALLOWED");
}

}  // namespace
}  // namespace intake
