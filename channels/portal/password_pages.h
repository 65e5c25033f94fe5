// A password forgotten, reset by a letter, changed.

#ifndef INTAKE_CHANNELS_PORTAL_PASSWORD_PAGES_H_
#define INTAKE_CHANNELS_PORTAL_PASSWORD_PAGES_H_

#include <vector>

#include "channels/portal/parts.h"
#include "channels/web/site.h"

namespace intake::portal {

// /forgot; /reset, to which a letter leads; /password. `parts` outlives the
// routes.
std::vector<web::Route> PasswordRoutes(const Parts& parts);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_PASSWORD_PAGES_H_
