// Text as HTML shows it.

#ifndef INTAKE_CHANNELS_WEB_HTML_ESCAPE_H_
#define INTAKE_CHANNELS_WEB_HTML_ESCAPE_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake::web {

// For the text of an element and for a quoted attribute, in HTML and in SVG.
std::string EscapeHtml(absl::string_view text);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_HTML_ESCAPE_H_
