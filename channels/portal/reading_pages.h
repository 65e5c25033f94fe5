// Readings handed in.

#ifndef INTAKE_CHANNELS_PORTAL_READING_PAGES_H_
#define INTAKE_CHANNELS_PORTAL_READING_PAGES_H_

#include <vector>

#include "channels/portal/customer_page.h"
#include "channels/portal/parts.h"
#include "channels/web/site.h"

namespace intake::portal {

// `/`: the form, and its values. `parts` outlives the routes.
std::vector<web::Route> ReadingRoutes(const Parts& parts);

// The form with the fields of the visit's form.
CustomerPage ReadingsAgain(const Parts& parts);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_READING_PAGES_H_
