// The portal's pages together.

#ifndef INTAKE_CHANNELS_PORTAL_PORTAL_SITE_H_
#define INTAKE_CHANNELS_PORTAL_PORTAL_SITE_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "channels/portal/parts.h"
#include "channels/web/pages.h"
#include "channels/web/site.h"

namespace intake::portal {

// The templates with their words. INVALID_ARGUMENT: one that is none.
absl::StatusOr<std::unique_ptr<web::Pages>> MakePages();

// The menu for whoever is logged in, and the switch of languages, on every page
// from now on. `parts` outlives the pages.
void SetFrame(const Parts& parts, web::Pages& pages);

// `parts` outlives the routes.
std::vector<web::Route> AllRoutes(const Parts& parts);

// What waits here, for /metrics.
std::string WaitingMetrics(const Parts& parts);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_PORTAL_SITE_H_
