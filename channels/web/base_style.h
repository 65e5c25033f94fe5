// The style that all pages share: style/base.css, made part of the library.

#ifndef INTAKE_CHANNELS_WEB_BASE_STYLE_H_
#define INTAKE_CHANNELS_WEB_BASE_STYLE_H_

#include "absl/types/span.h"
#include "channels/web/pages.h"

namespace intake::web {

// One file.
absl::Span<const EmbeddedFile> BaseStyle();

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_BASE_STYLE_H_
