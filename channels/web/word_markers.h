// `[[key]]` in a template: where words stand.

#ifndef INTAKE_CHANNELS_WEB_WORD_MARKERS_H_
#define INTAKE_CHANNELS_WEB_WORD_MARKERS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/web/words.h"

namespace intake::web {

// `content` with each marker replaced by its words, escaped for HTML.
// INVALID_ARGUMENT, naming the key: no such words, or a marker without an end.
absl::StatusOr<std::string> PutWords(absl::string_view content,
                                     const Words& words, Language language);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_WORD_MARKERS_H_
