// Which site's page a browser posted a form from.

#ifndef INTAKE_CHANNELS_WEB_POST_ORIGIN_H_
#define INTAKE_CHANNELS_WEB_POST_ORIGIN_H_

#include "channels/http/message.h"

namespace intake::web {

// Whether the browser says that the form is on a page of ours: Sec-Fetch-Site
// is `same-origin`, or from a browser that does not send it Origin names the
// host that Host names. Every browser of today sends one of the two with a
// POST, so a request with neither is not a browser's and not ours.
bool IsFromOurPage(const http::Request& request);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_POST_ORIGIN_H_
