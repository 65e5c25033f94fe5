// Coming in and going out: log-in, a new password, log-out, the language.

#ifndef INTAKE_CHANNELS_DESK_LOG_IN_PAGES_H_
#define INTAKE_CHANNELS_DESK_LOG_IN_PAGES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "channels/desk/desk.h"
#include "channels/http/message.h"
#include "channels/web/site.h"
#include "channels/web/visit.h"

namespace intake::desk {

// Holds the session's token; Site's cookie.
inline constexpr absl::string_view kCookie = "__Host-desk";

// /login, /logout, /password, /language.
std::vector<web::Route> LogInRoutes(const Desk& desk);

// For whoever is not logged in: the log-in. It leads back to where they wanted
// to go, or goes on with what they have posted.
http::Response LogInFirst(const Desk& desk, const web::Visit& visit);

// Who it is, whatever they may do. While the server is away, who it was a
// moment ago. The errors of StaffService.GetStaffSession.
absl::StatusOr<Seat> SeatOf(const Desk& desk, const web::Visit& visit);

// Gives every route that takes a form, and has no page for a stale one, a page
// that goes on with what was typed: as it is for whoever is logged in again
// meanwhile, after a log-in for others.
void KeepStaleForms(const Desk& desk, std::vector<web::Route>& routes);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_LOG_IN_PAGES_H_
