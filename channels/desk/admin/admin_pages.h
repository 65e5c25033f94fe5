// The desk's administration: channels and their keys, staff, and the figures of
// a day.

#ifndef INTAKE_CHANNELS_DESK_ADMIN_ADMIN_PAGES_H_
#define INTAKE_CHANNELS_DESK_ADMIN_ADMIN_PAGES_H_

#include <vector>

#include "absl/types/span.h"
#include "channels/desk/desk.h"
#include "channels/web/pages.h"
#include "channels/web/site.h"
#include "channels/web/words.h"

namespace intake::desk {

// /today for supervisors; /channels and /staff, and what is below them, for
// administrators. `desk` outlives them.
std::vector<web::Route> AdminRoutes(const Desk& desk);

absl::Span<const web::EmbeddedFile> AdminFiles();
absl::Span<const web::Word> AdminWords();

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_ADMIN_ADMIN_PAGES_H_
