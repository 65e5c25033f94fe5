// A server with a portal's and a desk's key, and people who log in.

#ifndef INTAKE_SERVICES_SERVER_PEOPLE_FIXTURE_TEST_H_
#define INTAKE_SERVICES_SERVER_PEOPLE_FIXTURE_TEST_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "services/server/server_fixture.h"

namespace intake {

inline constexpr char kAccount[] = "1234567890";
inline constexpr char kPassword[] = "dlinnaya-zima-v-samare";

class PeopleFixture : public ServerFixture {
 protected:
  PeopleFixture() {
    StartServer();
    Account mine = testing::WithReadings(
        testing::OneTariffAccount(), absl::CivilDay(2014, 6, 10), {100'000});
    mine.address.house = "12А";
    mine.address.text = "ул. Садовая, д. 12А, кв. 1";
    Account theirs = mine;
    theirs.number = theirs.payment_code = "1234567999";
    Import({mine, theirs});
    portal_ = KeyOf("portal");
    desk_ = KeyOf("@desk");
  }

  template <typename Request, typename Response>
  CallResult<Response> AsPortal(
      grpc::Status (v1::CustomerService::Stub::*method)(grpc::ClientContext*,
                                                        const Request&,
                                                        Response*),
      const Request& request) {
    return Call(*customers_, method, portal_, request);
  }

  CallResult<v1::RegisterCustomerResponse> Register(const std::string& house) {
    v1::RegisterCustomerRequest request;
    request.set_account_number(kAccount);
    request.set_house(house);
    request.set_email("Customer@Example.org");
    request.set_password(kPassword);
    return AsPortal(&v1::CustomerService::Stub::RegisterCustomer, request);
  }

  // A customer with a confirmed address and kAccount: their session's token.
  std::string LoggedInCustomer() {
    v1::ConfirmEmailRequest confirm;
    confirm.set_token(Register("12а").response.letter().token());
    return AsPortal(&v1::CustomerService::Stub::ConfirmEmail, confirm)
        .response.session()
        .token();
  }

  CallResult<v1::GetCustomerSessionResponse> GetSession(
      const std::string& token) {
    v1::GetCustomerSessionRequest request;
    request.set_session_token(token);
    return AsPortal(&v1::CustomerService::Stub::GetCustomerSession, request);
  }

  // Calls made for the customer of that session.
  CallerKey For(const std::string& session) {
    return {portal_, GetSession(session).response.customer().id(), ""};
  }

  static v1::Submission Value(const std::string& account,
                              const std::string& value) {
    v1::Submission submission;
    submission.set_request_id(absl::StrCat(account, "-", value));
    submission.set_account_number(account);
    submission.mutable_ordered()->add_values(value);
    return submission;
  }

  // A member of staff who has changed the first password: their session.
  std::string LoggedInStaff(const std::string& log_in, v1::StaffRole role) {
    v1::CreateStaffRequest create;
    create.mutable_member()->set_log_in(log_in);
    create.mutable_member()->set_name(log_in);
    create.mutable_member()->set_role(role);
    const std::string first =
        Call(*staff_, &v1::StaffService::Stub::CreateStaff, administrator_key_,
             create)
            .response.first_password();
    v1::ChangeStaffPasswordRequest change;
    change.set_password(first);
    change.set_new_password(kPassword);
    return Call(*staff_, &v1::StaffService::Stub::ChangeStaffPassword,
                {desk_, "", LogInStaff(log_in, first)}, change)
        .response.session()
        .token();
  }
  std::string LogInStaff(const std::string& log_in,
                         const std::string& password) {
    v1::LogInStaffRequest request;
    request.set_log_in(log_in);
    request.set_password(password);
    return Call(*staff_, &v1::StaffService::Stub::LogInStaff, desk_, request)
        .response.session()
        .token();
  }

  std::string portal_;
  std::string desk_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_PEOPLE_FIXTURE_TEST_H_
