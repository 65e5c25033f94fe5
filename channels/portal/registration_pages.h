// Registration, and the e-mail address confirmed.

#ifndef INTAKE_CHANNELS_PORTAL_REGISTRATION_PAGES_H_
#define INTAKE_CHANNELS_PORTAL_REGISTRATION_PAGES_H_

#include <vector>

#include "channels/portal/parts.h"
#include "channels/web/site.h"

namespace intake::portal {

// /register; /mail, "look into your mail"; /confirm, to which a letter leads: a
// GET only shows a button, since scanners of mail open every address in it.
// `parts` outlives the routes.
std::vector<web::Route> RegistrationRoutes(const Parts& parts);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_REGISTRATION_PAGES_H_
