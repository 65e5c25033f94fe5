// The first page - the menu - and what waits for the server.

#ifndef INTAKE_CHANNELS_DESK_HOME_PAGES_H_
#define INTAKE_CHANNELS_DESK_HOME_PAGES_H_

#include <vector>

#include "channels/desk/desk.h"
#include "channels/web/site.h"

namespace intake::desk {

// `/`: the menu; a number and Enter goes there. `/kept`: what the person handed
// in while the server was away, and what became of it.
std::vector<web::Route> HomeRoutes(const Desk& desk);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_HOME_PAGES_H_
