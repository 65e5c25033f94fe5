// The headers that keep a browser strict with our pages.

#ifndef INTAKE_CHANNELS_WEB_SECURITY_HEADERS_H_
#define INTAKE_CHANNELS_WEB_SECURITY_HEADERS_H_

#include "channels/http/message.h"

namespace intake::web {

// Added to every response: nothing runs, nothing comes from elsewhere but our
// own style sheet and images, nobody frames us, nobody learns our addresses; it
// is not stored unless it says otherwise itself; over `https` the browser never
// comes without TLS again.
void AddSecurityHeaders(bool https, http::Response& response);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_SECURITY_HEADERS_H_
