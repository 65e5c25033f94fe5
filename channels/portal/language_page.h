// The other language, from every page.

#ifndef INTAKE_CHANNELS_PORTAL_LANGUAGE_PAGE_H_
#define INTAKE_CHANNELS_PORTAL_LANGUAGE_PAGE_H_

#include <vector>

#include "channels/portal/parts.h"
#include "channels/web/site.h"

namespace intake::portal {

// /language: back to where it was pressed, in the other language; for whoever
// is logged in, their letters too. `parts` outlives the routes.
std::vector<web::Route> LanguageRoutes(const Parts& parts);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_LANGUAGE_PAGE_H_
