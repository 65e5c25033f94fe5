#include "channels/desk/admin/admin_pages.h"

#include <string>

#include "channels/desk/admin/channel_changes.h"
#include "channels/desk/admin/channel_pages.h"
#include "channels/desk/admin/staff_changes.h"
#include "channels/desk/admin/staff_pages.h"
#include "channels/desk/admin/today_page.h"

namespace intake::desk {
namespace {

using AdminPage = http::Response (*)(const Desk&, const web::Visit&,
                                     const Seat&);

web::Page For(const Desk& desk, v1::StaffRole role, AdminPage page) {
  return ForStaff(desk, {role},
                  [&desk, page](const web::Visit& visit, const Seat& seat) {
                    return page(desk, visit, seat);
                  });
}

web::Page ForAdministrators(const Desk& desk, AdminPage page) {
  return For(desk, v1::STAFF_ROLE_ADMINISTRATOR, page);
}

// What only posts: reached by GET after a change of language, say.
web::Page Begin(const std::string& path) {
  return [path](const web::Visit&) { return web::Redirect(path); };
}

}  // namespace

std::vector<web::Route> AdminRoutes(const Desk& desk) {
  return {{.path = "/today",
           .get = For(desk, v1::STAFF_ROLE_SUPERVISOR, TodayPage)},
          {.path = "/channels", .get = ForAdministrators(desk, ChannelsPage)},
          {.path = "/channels/edit",
           .get = ForAdministrators(desk, ChannelPage),
           .post = ForAdministrators(desk, ChangeChannel)},
          {.path = "/channels/issue",
           .get = Begin("/channels"),
           .post = ForAdministrators(desk, IssueKey)},
          {.path = "/channels/revoke",
           .get = Begin("/channels"),
           .post = ForAdministrators(desk, RevokeKey)},
          {.path = "/staff",
           .get = ForAdministrators(desk, MembersPage),
           .post = ForAdministrators(desk, AddMember)},
          {.path = "/staff/member",
           .get = ForAdministrators(desk, MemberPage),
           .post = ForAdministrators(desk, ChangeMember)},
          {.path = "/staff/password",
           .get = Begin("/staff"),
           .post = ForAdministrators(desk, ResetMemberPassword)},
          {.path = "/staff/actions",
           .get = ForAdministrators(desk, StaffActionsPage)}};
}

}  // namespace intake::desk
