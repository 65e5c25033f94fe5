#include "channels/desk/admin/staff_changes.h"

#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "channels/desk/admin/problem.h"
#include "channels/desk/admin/staff_pages.h"

namespace intake::desk {
namespace {

// As typed: the server judges it.
v1::StaffMember TypedMember(const web::Form& form) {
  v1::StaffMember member;
  member.set_log_in(absl::AsciiStrToLower(form.Text("log_in")));
  member.set_name(form.Text("name"));
  int role = 0;
  if (absl::SimpleAtoi(form.Text("role"), &role) &&
      v1::StaffRole_IsValid(role)) {
    member.set_role(static_cast<v1::StaffRole>(role));
  }
  member.set_disabled(form.Has("disabled"));
  return member;
}

http::Response PasswordPage(const Desk& desk, const web::Visit& visit,
                            const std::string& log_in,
                            const std::string& password) {
  return desk.pages->Render("staff_password", visit, 200,
                            [&](web::Dictionary& content) {
                              content.SetValue("LOG_IN", log_in);
                              content.SetValue("PASSWORD", password);
                            });
}

}  // namespace

http::Response AddMember(const Desk& desk, const web::Visit& visit,
                         const Seat& seat) {
  v1::CreateStaffRequest request;
  *request.mutable_member() = TypedMember(visit.form);
  const auto created = seat.core->CreateStaff(request, kCallTimeout);
  if (created.ok()) {
    return PasswordPage(desk, visit, created->member().log_in(),
                        created->first_password());
  }
  if (!IsProblemOfForm(created.status())) {
    return TroublePage(desk, visit, created.status());
  }
  return ShowStaff(desk, visit, seat,
                   {.member = request.member(),
                    .problem = ProblemText(desk, visit, created.status())});
}

http::Response ResetMemberPassword(const Desk& desk, const web::Visit& visit,
                                   const Seat& seat) {
  v1::ResetStaffPasswordRequest request;
  request.set_log_in(visit.form.Text("log_in"));
  const auto reset = seat.core->ResetStaffPassword(request, kCallTimeout);
  if (!reset.ok()) return TroublePage(desk, visit, reset.status());
  return PasswordPage(desk, visit, request.log_in(), reset->first_password());
}

http::Response ChangeMember(const Desk& desk, const web::Visit& visit,
                            const Seat& seat) {
  v1::UpdateStaffRequest request;
  *request.mutable_member() = TypedMember(visit.form);
  const auto updated = seat.core->UpdateStaff(request, kCallTimeout);
  if (updated.ok()) return web::Redirect("/staff?done=1");
  if (!IsProblemOfForm(updated.status())) {
    return TroublePage(desk, visit, updated.status());
  }
  return ShowMember(desk, visit,
                    {.member = request.member(),
                     .problem = ProblemText(desk, visit, updated.status())});
}

}  // namespace intake::desk
