// What is posted from the pages about staff.

#ifndef INTAKE_CHANNELS_DESK_ADMIN_STAFF_CHANGES_H_
#define INTAKE_CHANNELS_DESK_ADMIN_STAFF_CHANGES_H_

#include "channels/desk/desk.h"

namespace intake::desk {

// Both show a password once, on the page that answers.
http::Response AddMember(const Desk& desk, const web::Visit& visit,
                         const Seat& seat);
http::Response ResetMemberPassword(const Desk& desk, const web::Visit& visit,
                                   const Seat& seat);

// Name, role and whether they may log in.
http::Response ChangeMember(const Desk& desk, const web::Visit& visit,
                            const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_ADMIN_STAFF_CHANGES_H_
