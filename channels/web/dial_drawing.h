// A small drawing of a meter's dial: which digits to type, and which not.

#ifndef INTAKE_CHANNELS_WEB_DIAL_DRAWING_H_
#define INTAKE_CHANNELS_WEB_DIAL_DRAWING_H_

#include <string>

#include "absl/strings/string_view.h"

namespace intake::web {

// An inline SVG: `whole_digits` black boxes with the digits of `value` (a
// decimal string; empty: digits 0), then the red ones, struck out where there
// are no decimals to type. `title` says in words what it shows. Classes
// `digit`, `red`, `box`; no style of its own. Escaped.
std::string DialSvg(int whole_digits, int decimals, absl::string_view value,
                    absl::string_view title);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_DIAL_DRAWING_H_
