// Customers and staff over the wire: what each may reach, and who is named.

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/server/people_fixture.h"

namespace intake {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kOtherPassword[] = "korotkoe-leto-na-volge";

using ServerPeopleTest = PeopleFixture;

TEST_F(ServerPeopleTest, ACustomerRegistersConfirmsAndSendsReadings) {
  const auto registered = Register(" д. 12 а");
  ASSERT_TRUE(registered.status.ok()) << registered.status.error_message();
  EXPECT_EQ(registered.response.letter().kind(), v1::LETTER_KIND_CONFIRM_EMAIL);

  v1::LogInCustomerRequest log_in;
  log_in.set_email("customer@example.org");
  log_in.set_password(kPassword);
  const auto early =
      AsPortal(&v1::CustomerService::Stub::LogInCustomer, log_in);
  EXPECT_FALSE(early.response.has_session()) << "nobody read that mail yet";

  v1::ConfirmEmailRequest confirm;
  confirm.set_token(early.response.letter().token());
  const auto confirmed =
      AsPortal(&v1::CustomerService::Stub::ConfirmEmail, confirm);
  ASSERT_TRUE(confirmed.status.ok()) << confirmed.status.error_message();
  EXPECT_EQ(
      AsPortal(&v1::CustomerService::Stub::ConfirmEmail, confirm).reason(),
      "TOKEN_INVALID")
      << "once";

  const std::string session = confirmed.response.session().token();
  const auto whose = GetSession(session).response.customer();
  EXPECT_EQ(whose.email(), "Customer@Example.org");
  ASSERT_THAT(whose.accounts(), SizeIs(1));
  EXPECT_EQ(whose.accounts(0).number(), kAccount);
  EXPECT_EQ(whose.accounts(0).address(), "ул. Садовая, д. 12А, кв. 1");

  const auto sent = Submit(For(session), Value(kAccount, "150"));
  ASSERT_TRUE(sent.status.ok()) << sent.status.error_message();
  EXPECT_EQ(sent.response.receipt().outcome(), v1::OUTCOME_ACCEPTED);
  EXPECT_TRUE(AsPortal(&v1::CustomerService::Stub::LogInCustomer, log_in)
                  .response.has_session());
}

TEST_F(ServerPeopleTest, TellsNobodyWhichOfAccountAndHouseIsWrong) {
  const auto wrong_house = Register("13");
  v1::RegisterCustomerRequest request;
  request.set_account_number("5555555555");
  request.set_house("12А");
  request.set_email("customer@example.org");
  request.set_password(kPassword);
  const auto no_account =
      AsPortal(&v1::CustomerService::Stub::RegisterCustomer, request);
  EXPECT_EQ(wrong_house.reason(), "PLACE_NOT_CONFIRMED");
  EXPECT_EQ(wrong_house.status.error_details(),
            no_account.status.error_details());
  EXPECT_EQ(wrong_house.status.error_message(),
            no_account.status.error_message());
}

TEST_F(ServerPeopleTest, ACustomerReachesTheirOwnAccountsOnly) {
  const CallerKey me = For(LoggedInCustomer());
  const std::string theirs = "1234567999";

  EXPECT_EQ(Submit(me, Value(theirs, "150")).reason(), "ACCOUNT_NOT_LINKED");
  v1::CheckReadingRequest check;
  *check.mutable_submission() = Value(theirs, "150");
  EXPECT_EQ(Call(*intake_, &v1::IntakeService::Stub::CheckReading, me, check)
                .reason(),
            "ACCOUNT_NOT_LINKED");
  v1::BatchSubmitReadingsRequest batch;
  *batch.add_submissions() = Value(kAccount, "150");
  *batch.add_submissions() = Value(theirs, "150");
  EXPECT_EQ(
      Call(*intake_, &v1::IntakeService::Stub::BatchSubmitReadings, me, batch)
          .reason(),
      "ACCOUNT_NOT_LINKED");
  v1::DescribeAccountRequest describe;
  describe.set_account_number(theirs);
  EXPECT_EQ(
      Call(*intake_, &v1::IntakeService::Stub::DescribeAccount, me, describe)
          .reason(),
      "ACCOUNT_NOT_LINKED");
  v1::ListReadingsRequest list;
  list.set_account_number(theirs);
  EXPECT_EQ(Call(*readings_, &v1::ReadingService::Stub::ListReadings, me, list)
                .reason(),
            "ACCOUNT_NOT_LINKED");
  EXPECT_EQ(Submit(me, Typed("text", absl::StrCat(theirs, " 150"))).field(),
            "submission.account_number");
  EXPECT_EQ(Submit(portal_, Value(kAccount, "150")).reason(),
            "CUSTOMER_MISSING");
}

TEST_F(ServerPeopleTest, ACustomerSeesOfOthersEvidenceNothing) {
  const CallerKey me = For(LoggedInCustomer());
  v1::Submission by_sms = Typed("sms-1", absl::StrCat(kAccount, " 150"));
  by_sms.mutable_evidence()->set_sender("79031234567");
  Submit(KeyOf("sms"), by_sms);
  v1::Submission own = Value(kAccount, "160");
  own.mutable_evidence()->set_sender("somebody else");
  Submit(me, own);

  v1::ListSubmissionsRequest list;
  list.set_account_number(kAccount);
  const auto seen =
      Call(*readings_, &v1::ReadingService::Stub::ListSubmissions, me, list);
  ASSERT_THAT(seen.response.submissions(), SizeIs(2));
  EXPECT_EQ(seen.response.submissions(0).submission().evidence().sender(),
            me.customer)
      << "the server says who it was";
  EXPECT_EQ(seen.response.submissions(1).channel_id(), "sms");
  EXPECT_THAT(seen.response.submissions(1).DebugString(),
              Not(HasSubstr("79031234567")));
}

TEST_F(ServerPeopleTest, AReceiptIsForTheAccountsOwner) {
  const CallerKey me = For(LoggedInCustomer());
  const std::string code =
      Submit(me, Value(kAccount, "150")).response.receipt().code();
  v1::GetReceiptRequest get;
  get.set_code(code);
  EXPECT_TRUE(Call(*intake_, &v1::IntakeService::Stub::GetReceipt, me, get)
                  .status.ok());
  const CallerKey stranger = {portal_, "c999", ""};
  EXPECT_EQ(Call(*intake_, &v1::IntakeService::Stub::GetReceipt, stranger, get)
                .reason(),
            "RECEIPT_NOT_FOUND");
}

TEST_F(ServerPeopleTest, AnUnlinkedAccountIsOutOfReachAtOnce) {
  const std::string session = LoggedInCustomer();
  const CallerKey me = For(session);
  v1::UnlinkAccountRequest unlink;
  unlink.set_session_token(session);
  unlink.set_account_number(kAccount);
  EXPECT_THAT(AsPortal(&v1::CustomerService::Stub::UnlinkAccount, unlink)
                  .response.customer()
                  .accounts(),
              IsEmpty());
  EXPECT_EQ(Submit(me, Value(kAccount, "150")).reason(), "ACCOUNT_NOT_LINKED");
}

TEST_F(ServerPeopleTest, AnotherPasswordEndsEverySession) {
  const std::string old_session = LoggedInCustomer();
  v1::ChangeCustomerPasswordRequest change;
  change.set_session_token(old_session);
  change.set_password(kPassword);
  change.set_new_password(kOtherPassword);
  const auto changed =
      AsPortal(&v1::CustomerService::Stub::ChangeCustomerPassword, change);
  ASSERT_TRUE(changed.status.ok()) << changed.status.error_message();
  EXPECT_EQ(changed.response.letter().kind(), v1::LETTER_KIND_PASSWORD_CHANGED);
  EXPECT_EQ(GetSession(old_session).reason(), "SESSION_ENDED");
  EXPECT_TRUE(GetSession(changed.response.session().token()).status.ok());
}

TEST_F(ServerPeopleTest, ANewMemberOfStaffChangesTheFirstPasswordFirst) {
  v1::CreateStaffRequest create;
  create.mutable_member()->set_log_in("petrova");
  create.mutable_member()->set_name("А. Петрова");
  create.mutable_member()->set_role(v1::STAFF_ROLE_AGENT);
  const auto created = Call(*staff_, &v1::StaffService::Stub::CreateStaff,
                            administrator_key_, create);
  ASSERT_TRUE(created.status.ok()) << created.status.error_message();
  const CallerKey seat = {
      desk_, "", LogInStaff("Petrova", created.response.first_password())};
  v1::SearchAccountsRequest search;
  search.set_number_prefix(kAccount);
  const auto look_up = [&] {
    return Call(*accounts_, &v1::AccountService::Stub::SearchAccounts, seat,
                search);
  };
  EXPECT_EQ(look_up().reason(), "PASSWORD_EXPIRED");
}

TEST_F(ServerPeopleTest, TheServerKeepsEveryRoleToItsWork) {
  const CallerKey agent = {desk_, "",
                           LoggedInStaff("petrova", v1::STAFF_ROLE_AGENT)};
  v1::SearchAccountsRequest search;
  search.set_number_prefix(kAccount);
  EXPECT_TRUE(
      Call(*accounts_, &v1::AccountService::Stub::SearchAccounts, agent, search)
          .status.ok());
  EXPECT_EQ(Call(*reviews_, &v1::ReviewService::Stub::ListHeld, agent,
                 v1::ListHeldRequest())
                .reason(),
            "ROLE_NOT_ENOUGH");
  EXPECT_EQ(Call(*channels_, &v1::ChannelService::Stub::ListChannels, agent,
                 v1::ListChannelsRequest())
                .reason(),
            "ROLE_NOT_ENOUGH");
}

TEST_F(ServerPeopleTest, ThePersonOfTheSessionDecidesWhoeverIsNamed) {
  const CallerKey supervisor = {
      desk_, "", LoggedInStaff("ivanova", v1::STAFF_ROLE_SUPERVISOR)};
  const std::string code = Submit(KeyOf("call_center"), Value(kAccount, "50"))
                               .response.receipt()
                               .code();
  v1::RejectReadingRequest reject;
  reject.set_code(code);
  *reject.mutable_decision() = Decided("somebody-else");
  const auto rejected = Call(*reviews_, &v1::ReviewService::Stub::RejectReading,
                             supervisor, reject);
  ASSERT_TRUE(rejected.status.ok()) << rejected.status.error_message();
  v1::TraceReceiptRequest trace;
  trace.set_code(code);
  EXPECT_THAT(Call(*operations_, &v1::OperationsService::Stub::TraceReceipt,
                   administrator_key_, trace)
                  .response.DebugString(),
              AllOf(HasSubstr("by ivanova"), Not(HasSubstr("somebody-else"))));
}

TEST_F(ServerPeopleTest, AnAgentTakesBackTheirOwnSubmission) {
  const CallerKey agent = {desk_, "",
                           LoggedInStaff("petrova", v1::STAFF_ROLE_AGENT)};
  v1::Submission by_phone = Value(kAccount, "150");
  by_phone.mutable_evidence()->set_agent("petrova");
  v1::UndoSubmissionRequest undo;
  undo.set_code(
      Submit(KeyOf("call_center"), by_phone).response.receipt().code());
  *undo.mutable_decision() = Decided("petrova");
  const auto undone =
      Call(*readings_, &v1::ReadingService::Stub::UndoSubmission, agent, undo);
  ASSERT_TRUE(undone.status.ok()) << undone.status.error_message();
  v1::ListReadingsRequest list;
  list.set_account_number(kAccount);
  const auto readings =
      Call(*readings_, &v1::ReadingService::Stub::ListReadings, agent, list)
          .response;
  ASSERT_THAT(readings.readings(), SizeIs(2));
  EXPECT_EQ(readings.readings(0).state(), v1::READING_STATE_VOIDED);
  EXPECT_EQ(readings.readings(1).state(), v1::READING_STATE_LIVE);
}

TEST_F(ServerPeopleTest, WhatStaffDidIsListed) {
  const std::string session =
      LoggedInStaff("admin", v1::STAFF_ROLE_ADMINISTRATOR);
  LogInStaff("admin", "a wrong password");
  const auto actions = Call(*staff_, &v1::StaffService::Stub::ListStaffActions,
                            {desk_, "", session}, v1::ListStaffActionsRequest())
                           .response;
  std::vector<std::string> words;
  for (const v1::StaffAction& action : actions.actions()) {
    words.push_back(absl::StrCat(action.actor(), " ", action.action()));
  }
  EXPECT_THAT(words,
              ElementsAre("admin LOG_IN_FAILED", "admin PASSWORD_CHANGED",
                          "admin LOGGED_IN", "administrator STAFF_CREATED"));
}

TEST_F(ServerPeopleTest, WhoNeverConfirmsIsForgotten) {
  Register("12А");
  EXPECT_TRUE(people_.FindCustomerByEmail("customer@example.org")->has_value());
  clock_.Advance(absl::Hours(24 * 8));
  server_->Shutdown();
  StartServer();
  const absl::Time give_up = absl::Now() + absl::Seconds(30);
  while (people_.FindCustomerByEmail("customer@example.org")->has_value()) {
    ASSERT_LT(absl::Now(), give_up);
    absl::SleepFor(absl::Milliseconds(1));
  }
}

}  // namespace
}  // namespace intake
