// One request as a page sees it.

#ifndef INTAKE_CHANNELS_WEB_VISIT_H_
#define INTAKE_CHANNELS_WEB_VISIT_H_

#include <string>

#include "channels/http/message.h"
#include "channels/web/form.h"
#include "channels/web/language.h"

namespace intake::web {

struct Visit {
  http::Request request;
  // Empty for a GET.
  Form form;
  Language language = Language::kRussian;
  // The cookie's: a session's token, or for whoever is not logged in a random
  // one. Never empty.
  std::string cookie;
  // It came with the request; else the response sets it.
  bool cookie_is_old = false;
  // For every form on the page: a field `csrf` with this value.
  std::string form_token;
  // Where the browser is: an IP address, behind a proxy as the proxy says.
  std::string client_address;

  // Of the path's query, blanks cut off; empty where there is none.
  std::string Query(absl::string_view name) const;
};

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_VISIT_H_
