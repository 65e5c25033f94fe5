// Readings that are kept here because the core was away.

#ifndef INTAKE_CHANNELS_PORTAL_KEPT_PAGES_H_
#define INTAKE_CHANNELS_PORTAL_KEPT_PAGES_H_

#include <vector>

#include "channels/portal/parts.h"
#include "channels/web/site.h"

namespace intake::portal {

// /kept: each with its values and, once it was handed in, its receipt; while
// the core is away too. `parts` outlives the routes.
std::vector<web::Route> KeptRoutes(const Parts& parts);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_KEPT_PAGES_H_
