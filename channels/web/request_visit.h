// A visit, from the head of its request.

#ifndef INTAKE_CHANNELS_WEB_REQUEST_VISIT_H_
#define INTAKE_CHANNELS_WEB_REQUEST_VISIT_H_

#include "channels/http/message.h"
#include "channels/web/site.h"
#include "channels/web/visit.h"

namespace intake::web {

// All of a visit but its form. A cookie that cannot be one of ours is replaced
// as one that is missing.
Visit VisitOf(const SiteOptions& options, http::Request request);

// Whether nobody but a program on this machine can have sent it: it came from
// there, and not by a proxy.
bool IsFromThisMachine(const http::Request& request);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_REQUEST_VISIT_H_
