// The customer's accounts: add one, unlink one.

#ifndef INTAKE_CHANNELS_PORTAL_ACCOUNT_PAGES_H_
#define INTAKE_CHANNELS_PORTAL_ACCOUNT_PAGES_H_

#include <vector>

#include "channels/portal/customer_page.h"
#include "channels/portal/parts.h"
#include "channels/web/site.h"

namespace intake::portal {

// /accounts; /accounts/unlink, which asks first. `parts` outlives the routes.
std::vector<web::Route> AccountRoutes(const Parts& parts);

// /accounts with the fields of the visit's form.
CustomerPage AccountsAgain(const Parts& parts);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_ACCOUNT_PAGES_H_
