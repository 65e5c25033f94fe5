// A new password for whoever is logged in; the first thing to do with one that
// somebody else has made.

#ifndef INTAKE_CHANNELS_DESK_PASSWORD_PAGE_H_
#define INTAKE_CHANNELS_DESK_PASSWORD_PAGE_H_

#include "channels/desk/desk.h"
#include "channels/http/message.h"
#include "channels/web/visit.h"

namespace intake::desk {

http::Response PasswordPage(const Desk& desk, const web::Visit& visit,
                            const Seat& seat);

// Changed: the first page, with a new session in the cookie. Else the same page
// and why not.
http::Response ChangePassword(const Desk& desk, const web::Visit& visit,
                              const Seat& seat);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_PASSWORD_PAGE_H_
