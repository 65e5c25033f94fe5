// CustomerService. What each call does is an overload of Do; passwords are
// checked on an executor of their own, so that a flood of log-ins waits for
// itself alone.

#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "intake/v1/customer_service.grpc.pb.h"
#include "services/convert/enum_convert.h"
#include "services/convert/field.h"
#include "services/convert/people_convert.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::CustomerService;
using RawMethods = Generated::WithRawCallbackMethod_RegisterCustomer<
    Generated::WithRawCallbackMethod_ConfirmEmail<
        Generated::WithRawCallbackMethod_LogInCustomer<
            Generated::WithRawCallbackMethod_LogOutCustomer<
                Generated::WithRawCallbackMethod_GetCustomerSession<
                    Generated::WithRawCallbackMethod_ChangeCustomerPassword<
                        Generated::WithRawCallbackMethod_RequestPasswordReset<
                            Generated::WithRawCallbackMethod_ResetCustomerPassword<
                                Generated::WithRawCallbackMethod_LinkAccount<
                                    Generated::WithRawCallbackMethod_UnlinkAccount<
                                        Generated::
                                            WithRawCallbackMethod_SetCustomerLanguage<
                                                Generated::Service>>>>>>>>>>>;

// A new session, and the letter that says that the password is another one.
template <typename Response>
absl::StatusOr<Response> WithLetter(
    const absl::StatusOr<SessionAndLetter>& changed) {
  if (!changed.ok()) return changed.status();
  Response response;
  *response.mutable_session() = SessionToProto(changed->session);
  *response.mutable_letter() = LetterToProto(changed->letter);
  return response;
}

template <typename Response>
absl::StatusOr<Response> WithCustomer(
    const absl::StatusOr<StoredCustomer>& customer) {
  if (!customer.ok()) return customer.status();
  Response response;
  *response.mutable_customer() = CustomerToProto(*customer);
  return response;
}

absl::StatusOr<v1::RegisterCustomerResponse> Do(
    Customers& customers, const v1::RegisterCustomerRequest& proto) {
  const absl::StatusOr<Registration> registration =
      RegistrationFromProto(proto);
  if (!registration.ok()) return registration.status();
  const absl::StatusOr<Letter> letter = customers.Register(*registration);
  if (!letter.ok()) return letter.status();
  v1::RegisterCustomerResponse response;
  *response.mutable_letter() = LetterToProto(*letter);
  return response;
}

absl::StatusOr<v1::ConfirmEmailResponse> Do(
    Customers& customers, const v1::ConfirmEmailRequest& proto) {
  const absl::StatusOr<NewSession> session =
      customers.ConfirmEmail(proto.token());
  if (!session.ok()) return session.status();
  v1::ConfirmEmailResponse response;
  *response.mutable_session() = SessionToProto(*session);
  return response;
}

absl::StatusOr<v1::LogInCustomerResponse> Do(
    Customers& customers, const v1::LogInCustomerRequest& proto) {
  const auto result =
      customers.LogIn(proto.email(), proto.password(), proto.client_address());
  if (!result.ok()) return result.status();
  v1::LogInCustomerResponse response;
  if (const auto* session = std::get_if<NewSession>(&*result)) {
    *response.mutable_session() = SessionToProto(*session);
  } else {
    *response.mutable_letter() = LetterToProto(std::get<Letter>(*result));
  }
  return response;
}

absl::StatusOr<v1::LogOutCustomerResponse> Do(
    Customers& customers, const v1::LogOutCustomerRequest& proto) {
  absl::Status status = customers.LogOut(proto.session_token());
  if (!status.ok()) return status;
  return v1::LogOutCustomerResponse();
}

absl::StatusOr<v1::GetCustomerSessionResponse> Do(
    Customers& customers, const v1::GetCustomerSessionRequest& proto) {
  return WithCustomer<v1::GetCustomerSessionResponse>(
      customers.FindSession(proto.session_token()));
}

absl::StatusOr<v1::ChangeCustomerPasswordResponse> Do(
    Customers& customers, const v1::ChangeCustomerPasswordRequest& proto) {
  return WithLetter<v1::ChangeCustomerPasswordResponse>(
      customers.ChangePassword(proto.session_token(), proto.password(),
                               proto.new_password()));
}

absl::StatusOr<v1::RequestPasswordResetResponse> Do(
    Customers& customers, const v1::RequestPasswordResetRequest& proto) {
  const absl::StatusOr<Letter> letter =
      customers.RequestPasswordReset(proto.email(), proto.client_address());
  if (!letter.ok()) return letter.status();
  v1::RequestPasswordResetResponse response;
  if (!letter->to.empty()) *response.mutable_letter() = LetterToProto(*letter);
  return response;
}

absl::StatusOr<v1::ResetCustomerPasswordResponse> Do(
    Customers& customers, const v1::ResetCustomerPasswordRequest& proto) {
  return WithLetter<v1::ResetCustomerPasswordResponse>(
      customers.ResetPassword(proto.token(), proto.new_password()));
}

absl::StatusOr<v1::LinkAccountResponse> Do(
    Customers& customers, const v1::LinkAccountRequest& proto) {
  absl::Status status =
      CheckAccountNumber("account_number", proto.account_number());
  if (!status.ok()) return status;
  return WithCustomer<v1::LinkAccountResponse>(customers.LinkAccount(
      proto.session_token(), proto.account_number(), proto.house()));
}

absl::StatusOr<v1::UnlinkAccountResponse> Do(
    Customers& customers, const v1::UnlinkAccountRequest& proto) {
  return WithCustomer<v1::UnlinkAccountResponse>(
      customers.UnlinkAccount(proto.session_token(), proto.account_number()));
}

absl::StatusOr<v1::SetCustomerLanguageResponse> Do(
    Customers& customers, const v1::SetCustomerLanguageRequest& proto) {
  const auto language =
      RequiredEnumFromProto<Language>(proto.language(), "language");
  if (!language.ok()) return language.status();
  absl::Status status = customers.SetLanguage(proto.session_token(), *language);
  if (!status.ok()) return status;
  return v1::SetCustomerLanguageResponse();
}

class CustomerRpc final : public RawMethods {
 public:
  explicit CustomerRpc(const Backend& backend) : backend_(backend) {}

// Defines the method of an RPC, which runs on `executor`.
#define INTAKE_SERVE(Method, executor)                                    \
  grpc::ServerUnaryReactor* Method(grpc::CallbackServerContext* context,  \
                                   const grpc::ByteBuffer* request,       \
                                   grpc::ByteBuffer* response) override { \
    return ServeOn<v1::Method##Request, v1::Method##Response>(            \
        backend_.executor, {context, request, response},                  \
        backend_.authenticator, "/intake.v1.CustomerService/" #Method,    \
        [this](const Caller&, const v1::Method##Request& proto) {         \
          return Do(backend_.customers, proto);                           \
        });                                                               \
  }
  INTAKE_SERVE(RegisterCustomer, password_executor)
  INTAKE_SERVE(ConfirmEmail, people_executor)
  INTAKE_SERVE(LogInCustomer, password_executor)
  INTAKE_SERVE(LogOutCustomer, people_executor)
  INTAKE_SERVE(GetCustomerSession, people_executor)
  INTAKE_SERVE(ChangeCustomerPassword, password_executor)
  INTAKE_SERVE(RequestPasswordReset, people_executor)
  INTAKE_SERVE(ResetCustomerPassword, password_executor)
  INTAKE_SERVE(LinkAccount, people_executor)
  INTAKE_SERVE(UnlinkAccount, people_executor)
  INTAKE_SERVE(SetCustomerLanguage, people_executor)
#undef INTAKE_SERVE

 private:
  const Backend backend_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeCustomerRpc(const Backend& backend) {
  return std::make_unique<CustomerRpc>(backend);
}

}  // namespace intake
