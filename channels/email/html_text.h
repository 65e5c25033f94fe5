// HTML as the text that a reader sees.

#ifndef INTAKE_CHANNELS_EMAIL_HTML_TEXT_H_
#define INTAKE_CHANNELS_EMAIL_HTML_TEXT_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake::email {

// A line for each block, a blank between the cells of a table; quotations
// (blockquote), scripts and styles are left out. Reads any UTF-8, broken HTML
// as browsers do, and nothing from the network.
std::string TextFromHtml(absl::string_view utf8);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_HTML_TEXT_H_
