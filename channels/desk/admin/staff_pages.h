// `/staff` and below: who works at the desk, and what they did.

#ifndef INTAKE_CHANNELS_DESK_ADMIN_STAFF_PAGES_H_
#define INTAKE_CHANNELS_DESK_ADMIN_STAFF_PAGES_H_

#include <string>

#include "channels/desk/desk.h"

namespace intake::desk {

// A member as typed into a form, and why the server did not take it.
struct MemberDraft {
  v1::StaffMember member;
  std::string problem;
};

// Everybody, with a form for one more.
http::Response MembersPage(const Desk& desk, const web::Visit& visit,
                           const Seat& seat);
http::Response ShowStaff(const Desk& desk, const web::Visit& visit,
                         const Seat& seat, const MemberDraft& draft);

// The one of the query's `log_in`.
http::Response MemberPage(const Desk& desk, const web::Visit& visit,
                          const Seat& seat);
http::Response ShowMember(const Desk& desk, const web::Visit& visit,
                          const MemberDraft& draft);

// Newest first, of the query's `actor` or of everybody.
http::Response StaffActionsPage(const Desk& desk, const web::Visit& visit,
                                const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_ADMIN_STAFF_PAGES_H_
