// Log in, log out.

#ifndef INTAKE_CHANNELS_PORTAL_LOG_IN_PAGES_H_
#define INTAKE_CHANNELS_PORTAL_LOG_IN_PAGES_H_

#include <map>
#include <string>
#include <vector>

#include "channels/portal/customer_page.h"
#include "channels/portal/parts.h"
#include "channels/web/site.h"
#include "intake/v1/customer_service.pb.h"

namespace intake::portal {

// By path: the page that shows its form again with the fields of `visit.form`,
// without taking them.
using FormsAgain = std::map<std::string, CustomerPage>;

// /login, /logout. Whoever had to log in in the middle of a form of `again`
// finds it filled in after that. `parts` outlives the routes.
std::vector<web::Route> LogInRoutes(const Parts& parts, FormsAgain again);

// Leads to `path`, logged in.
http::Response Enter(const Parts& parts, const v1::Session& session,
                     absl::string_view path);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_LOG_IN_PAGES_H_
