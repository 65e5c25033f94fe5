// Pages for whoever is logged in.

#ifndef INTAKE_CHANNELS_PORTAL_CUSTOMER_PAGE_H_
#define INTAKE_CHANNELS_PORTAL_CUSTOMER_PAGE_H_

#include <functional>

#include "channels/http/message.h"
#include "channels/portal/core_calls.h"
#include "channels/portal/parts.h"
#include "channels/web/site.h"
#include "channels/web/visit.h"
#include "intake/v1/customer_service.pb.h"

namespace intake::portal {

// Who is logged in, in which language they are shown pages, and the core on
// their behalf.
struct Visitor {
  v1::Customer customer;
  v1::Language language;
  CoreCalls calls;
};

using CustomerPage =
    std::function<http::Response(const web::Visit&, const Visitor&)>;

// `page` for whoever is logged in; for others the log-in, which leads back and
// keeps what was typed: see log_in_form.h. In the customer's language, unless
// the browser has chosen one. While the core is away, who was here a moment ago
// still is: see SeenSessions.
web::Page ForCustomer(const Parts& parts, CustomerPage page);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_CUSTOMER_PAGE_H_
