// Call and Office: readings that a customer says, typed by an agent. A call
// takes the keys account, Enter, value, Enter, Enter: found, judged, sent.

#ifndef INTAKE_CHANNELS_DESK_CALL_CALL_PAGES_H_
#define INTAKE_CHANNELS_DESK_CALL_CALL_PAGES_H_

#include <vector>

#include "absl/types/span.h"
#include "channels/desk/desk.h"
#include "channels/web/pages.h"
#include "channels/web/site.h"
#include "channels/web/words.h"

namespace intake::desk {

// /call and /office with what is below them; for agents.
std::vector<web::Route> CallRoutes(const Desk& desk);

absl::Span<const web::EmbeddedFile> CallFiles();
absl::Span<const web::Word> CallWords();

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_CALL_PAGES_H_
