// Paths of our own site, and the way to one.

#ifndef INTAKE_CHANNELS_WEB_PATHS_H_
#define INTAKE_CHANNELS_WEB_PATHS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "channels/http/message.h"

namespace intake::web {

// `path?name=value&...`, percent-encoded, for a link. Never another site's: a
// `path` of `//elsewhere.example` becomes `/elsewhere.example`.
std::string PathWith(absl::string_view path, const http::Fields& query);

// 303 to a path of this site, as PathWith makes it; one that leads anywhere
// else
// - the path came from the browser - leads to `/`. `cookies` are values of
// Set-Cookie.
http::Response Redirect(absl::string_view path,
                        const std::vector<std::string>& cookies = {});

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_PATHS_H_
