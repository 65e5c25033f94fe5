// StaffService. What each call does is an overload of Do.

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "intake/v1/staff_service.grpc.pb.h"
#include "services/convert/page_convert.h"
#include "services/convert/people_convert.h"
#include "services/rpc/rpc_services.h"
#include "services/rpc/unary.h"

namespace intake {
namespace {

using Generated = v1::StaffService;
using RawMethods = Generated::WithRawCallbackMethod_LogInStaff<
    Generated::WithRawCallbackMethod_LogOutStaff<
        Generated::WithRawCallbackMethod_GetStaffSession<
            Generated::WithRawCallbackMethod_ChangeStaffPassword<
                Generated::WithRawCallbackMethod_ListStaff<
                    Generated::WithRawCallbackMethod_CreateStaff<
                        Generated::WithRawCallbackMethod_UpdateStaff<
                            Generated::WithRawCallbackMethod_ResetStaffPassword<
                                Generated::
                                    WithRawCallbackMethod_ListStaffActions<
                                        Generated::Service>>>>>>>>>;

// Who it was in the list of actions: a log-in, or `administrator`.
const std::string& ActorOf(const Caller& caller) {
  return caller.agent.empty() ? caller.actor : caller.agent;
}

absl::StatusOr<v1::LogInStaffResponse> Do(Staff& staff, const Caller&,
                                          const v1::LogInStaffRequest& proto) {
  const absl::StatusOr<StaffLogIn> log_in =
      staff.LogIn(proto.log_in(), proto.password(), proto.client_address());
  if (!log_in.ok()) return log_in.status();
  v1::LogInStaffResponse response;
  *response.mutable_session() = SessionToProto(log_in->session);
  *response.mutable_member() = StaffToProto(log_in->member);
  return response;
}

absl::StatusOr<v1::LogOutStaffResponse> Do(Staff& staff, const Caller& caller,
                                           const v1::LogOutStaffRequest&) {
  absl::Status status = staff.LogOut(caller.session);
  if (!status.ok()) return status;
  return v1::LogOutStaffResponse();
}

absl::StatusOr<v1::GetStaffSessionResponse> Do(
    Staff& staff, const Caller& caller, const v1::GetStaffSessionRequest&) {
  const absl::StatusOr<StoredStaff> member = staff.FindSession(caller.session);
  if (!member.ok()) return member.status();
  v1::GetStaffSessionResponse response;
  *response.mutable_member() = StaffToProto(*member);
  return response;
}

absl::StatusOr<v1::ChangeStaffPasswordResponse> Do(
    Staff& staff, const Caller& caller,
    const v1::ChangeStaffPasswordRequest& proto) {
  const absl::StatusOr<NewSession> session = staff.ChangePassword(
      caller.session, proto.password(), proto.new_password());
  if (!session.ok()) return session.status();
  v1::ChangeStaffPasswordResponse response;
  *response.mutable_session() = SessionToProto(*session);
  return response;
}

absl::StatusOr<v1::ListStaffResponse> Do(Staff& staff, const Caller&,
                                         const v1::ListStaffRequest&) {
  const std::vector<StoredStaff> members = staff.List();
  v1::ListStaffResponse response;
  for (const StoredStaff& member : members) {
    *response.add_staff() = StaffToProto(member);
  }
  return response;
}

absl::StatusOr<v1::CreateStaffResponse> Do(
    Staff& staff, const Caller& caller, const v1::CreateStaffRequest& proto) {
  const absl::StatusOr<StoredStaff> member =
      StaffFromProto(proto.member(), "member");
  if (!member.ok()) return member.status();
  const absl::StatusOr<StaffWithPassword> created =
      staff.Create(*member, ActorOf(caller));
  if (!created.ok()) return created.status();
  v1::CreateStaffResponse response;
  *response.mutable_member() = StaffToProto(created->member);
  response.set_first_password(created->password);
  return response;
}

absl::StatusOr<v1::UpdateStaffResponse> Do(
    Staff& staff, const Caller& caller, const v1::UpdateStaffRequest& proto) {
  const absl::StatusOr<StoredStaff> member =
      StaffFromProto(proto.member(), "member");
  if (!member.ok()) return member.status();
  const absl::StatusOr<StoredStaff> updated =
      staff.Update(*member, ActorOf(caller));
  if (!updated.ok()) return updated.status();
  v1::UpdateStaffResponse response;
  *response.mutable_member() = StaffToProto(*updated);
  return response;
}

absl::StatusOr<v1::ResetStaffPasswordResponse> Do(
    Staff& staff, const Caller& caller,
    const v1::ResetStaffPasswordRequest& proto) {
  const absl::StatusOr<StaffWithPassword> reset =
      staff.ResetPassword(proto.log_in(), ActorOf(caller));
  if (!reset.ok()) return reset.status();
  v1::ResetStaffPasswordResponse response;
  response.set_first_password(reset->password);
  return response;
}

absl::StatusOr<v1::ListStaffActionsResponse> Do(
    Staff& staff, const Caller&, const v1::ListStaffActionsRequest& proto) {
  const absl::StatusOr<size_t> size =
      PageSizeFromProto(proto.page_size(), "page_size");
  if (!size.ok()) return size.status();
  const auto before = StaffActionPageFromProto(proto.page_token());
  if (!before.ok()) return before.status();
  const absl::StatusOr<std::vector<StaffAction>> actions =
      staff.ListActions(proto.actor(), *before, *size);
  if (!actions.ok()) return actions.status();
  v1::ListStaffActionsResponse response;
  for (const StaffAction& action : *actions) {
    *response.add_actions() = StaffActionToProto(action);
  }
  if (actions->size() == *size) {
    response.set_next_page_token(absl::StrCat(actions->back().number));
  }
  return response;
}

class StaffRpc final : public RawMethods {
 public:
  explicit StaffRpc(const Backend& backend) : backend_(backend) {}

// Defines the method of an RPC, which runs on `executor`.
#define INTAKE_SERVE(Method, executor)                                    \
  grpc::ServerUnaryReactor* Method(grpc::CallbackServerContext* context,  \
                                   const grpc::ByteBuffer* request,       \
                                   grpc::ByteBuffer* response) override { \
    return ServeOn<v1::Method##Request, v1::Method##Response>(            \
        backend_.executor, {context, request, response},                  \
        backend_.authenticator, "/intake.v1.StaffService/" #Method,       \
        [this](const Caller& caller, const v1::Method##Request& proto) {  \
          return Do(backend_.staff, caller, proto);                       \
        });                                                               \
  }
  INTAKE_SERVE(LogInStaff, password_executor)
  INTAKE_SERVE(LogOutStaff, people_executor)
  INTAKE_SERVE(GetStaffSession, people_executor)
  INTAKE_SERVE(ChangeStaffPassword, password_executor)
  INTAKE_SERVE(ListStaff, people_executor)
  INTAKE_SERVE(CreateStaff, password_executor)
  INTAKE_SERVE(UpdateStaff, people_executor)
  INTAKE_SERVE(ResetStaffPassword, password_executor)
  INTAKE_SERVE(ListStaffActions, people_executor)
#undef INTAKE_SERVE

 private:
  const Backend backend_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeStaffRpc(const Backend& backend) {
  return std::make_unique<StaffRpc>(backend);
}

}  // namespace intake
