// What an account has handed in, by whichever channel.

#ifndef INTAKE_CHANNELS_PORTAL_HISTORY_PAGES_H_
#define INTAKE_CHANNELS_PORTAL_HISTORY_PAGES_H_

#include <vector>

#include "channels/portal/parts.h"
#include "channels/web/site.h"

namespace intake::portal {

// /history: usage by month drawn, readings with their states, and everything
// that was sent, refused things too. `parts` outlives the routes.
std::vector<web::Route> HistoryRoutes(const Parts& parts);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_HISTORY_PAGES_H_
