// Cookies, and the token that ties a form to one (RFC 6265).

#ifndef INTAKE_CHANNELS_WEB_COOKIES_H_
#define INTAKE_CHANNELS_WEB_COOKIES_H_

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "channels/http/message.h"

namespace intake::web {

// The first cookie of that name.
std::optional<std::string> FindCookie(const http::Request& request,
                                      absl::string_view name);

// The value of a Set-Cookie: for the whole site, out of reach of scripts, over
// HTTPS or on this machine only, not sent along by other sites' forms. `name`
// begins with `__Host-`. It ends with the browser where `lives` is zero.
std::string SetCookie(absl::string_view name, absl::string_view value,
                      absl::Duration lives);
std::string DropCookie(absl::string_view name);

// 256 random bits as 43 characters of base64url.
std::string NewToken();

// What a form shows to have been made for whoever holds `cookie`: a hash of it,
// so that neither can be found from the other without it.
std::string FormToken(absl::string_view cookie);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_COOKIES_H_
