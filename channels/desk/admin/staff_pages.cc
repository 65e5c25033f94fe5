#include "channels/desk/admin/staff_pages.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "channels/desk/show.h"

namespace intake::desk {
namespace {

constexpr int kActionsOnPage = 50;

constexpr v1::StaffRole kRoles[] = {v1::STAFF_ROLE_AGENT, v1::STAFF_ROLE_CLERK,
                                    v1::STAFF_ROLE_SUPERVISOR,
                                    v1::STAFF_ROLE_ADMINISTRATOR};

std::string RoleWords(const Desk& desk, const web::Visit& visit,
                      v1::StaffRole role) {
  const std::string name = absl::AsciiStrToLower(
      absl::StripPrefix(v1::StaffRole_Name(role), "STAFF_ROLE_"));
  const auto words =
      desk.pages->words().Find(absl::StrCat("role.", name), visit.language);
  return words.ok() ? *words : name;
}

// What a form about a member shows.
void ShowDraft(const Desk& desk, const web::Visit& visit,
               const MemberDraft& draft, web::Dictionary& content) {
  content.SetValue("LOG_IN", draft.member.log_in());
  content.SetValue("NAME", draft.member.name());
  for (const v1::StaffRole role : kRoles) {
    web::Dictionary& option = *content.AddSectionDictionary("ROLE_OPTION");
    option.SetIntValue("ROLE_VALUE", role);
    option.SetValue("ROLE_WORD", RoleWords(desk, visit, role));
    if (role == draft.member.role()) option.ShowSection("SELECTED");
  }
  if (draft.member.disabled()) content.ShowSection("DISABLED_CHECKED");
  if (!draft.problem.empty()) {
    content.SetValueAndShowSection("PROBLEM_TEXT", draft.problem, "PROBLEM");
  }
}

int StatusOf(const MemberDraft& draft) {
  return draft.problem.empty() ? 200 : 409;
}

}  // namespace

http::Response MembersPage(const Desk& desk, const web::Visit& visit,
                           const Seat& seat) {
  MemberDraft draft;
  draft.member.set_role(v1::STAFF_ROLE_AGENT);
  return ShowStaff(desk, visit, seat, draft);
}

http::Response ShowStaff(const Desk& desk, const web::Visit& visit,
                         const Seat& seat, const MemberDraft& draft) {
  const auto list = seat.core->ListStaff({}, kCallTimeout);
  if (!list.ok()) return TroublePage(desk, visit, list.status());
  return desk.pages->Render(
      "staff", visit, StatusOf(draft), [&](web::Dictionary& content) {
        if (!visit.Query("done").empty()) content.ShowSection("DONE");
        for (const v1::StaffMember& member : list->staff()) {
          web::Dictionary& row = *content.AddSectionDictionary("MEMBER");
          row.SetValue(
              "MEMBER_HREF",
              web::PathWith("/staff/member", {{"log_in", member.log_in()}}));
          row.SetValue("MEMBER_LOG_IN", member.log_in());
          row.SetValue("MEMBER_NAME", member.name());
          row.SetValue("MEMBER_ROLE", RoleWords(desk, visit, member.role()));
          if (member.disabled()) {
            row.ShowSection("DISABLED");
          } else if (member.password_expired()) {
            row.ShowSection("FIRST_PASSWORD");
          }
        }
        ShowDraft(desk, visit, draft, content);
      });
}

http::Response MemberPage(const Desk& desk, const web::Visit& visit,
                          const Seat& seat) {
  const auto list = seat.core->ListStaff({}, kCallTimeout);
  if (!list.ok()) return TroublePage(desk, visit, list.status());
  const std::string log_in = visit.Query("log_in");
  const auto found = std::find_if(
      list->staff().begin(), list->staff().end(),
      [&](const v1::StaffMember& one) { return one.log_in() == log_in; });
  if (found == list->staff().end()) {
    return desk.pages->Render("not_found", visit, 404, [](auto&) {});
  }
  return ShowMember(desk, visit, {.member = *found});
}

http::Response ShowMember(const Desk& desk, const web::Visit& visit,
                          const MemberDraft& draft) {
  return desk.pages->Render(
      "staff_member", visit, StatusOf(draft), [&](web::Dictionary& content) {
        ShowDraft(desk, visit, draft, content);
        content.SetValue("ACTIONS_HREF",
                         web::PathWith("/staff/actions",
                                       {{"actor", draft.member.log_in()}}));
      });
}

http::Response StaffActionsPage(const Desk& desk, const web::Visit& visit,
                                const Seat& seat) {
  v1::ListStaffActionsRequest request;
  request.set_actor(visit.Query("actor"));
  request.set_page_size(kActionsOnPage);
  request.set_page_token(visit.Query("from"));
  const auto list = seat.core->ListStaffActions(request, kCallTimeout);
  if (!list.ok()) return TroublePage(desk, visit, list.status());
  return desk.pages->Render(
      "staff_actions", visit, 200, [&](web::Dictionary& content) {
        content.SetValue("ACTOR", request.actor());
        if (list->actions().empty()) content.ShowSection("NOTHING");
        for (const v1::StaffAction& action : list->actions()) {
          web::Dictionary& row = *content.AddSectionDictionary("ACTION");
          row.SetValue("AT", MomentWords(TimeOf(action.at()), desk.zone));
          row.SetValue("WHO", action.actor());
          const auto words = desk.pages->words().Find(
              absl::StrCat("action.", absl::AsciiStrToLower(action.action())),
              visit.language);
          row.SetValue("WHAT", words.ok() ? *words : action.action());
          row.SetValue("DETAIL", action.detail());
        }
        if (list->next_page_token().empty()) return;
        content.SetValueAndShowSection(
            "NEXT_HREF",
            web::PathWith("/staff/actions",
                          {{"actor", request.actor()},
                           {"from", list->next_page_token()}}),
            "NEXT");
      });
}

}  // namespace intake::desk
