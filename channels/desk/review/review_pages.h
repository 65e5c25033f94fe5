// Review: held readings, decided on by a supervisor, by keyboard alone.

#ifndef INTAKE_CHANNELS_DESK_REVIEW_REVIEW_PAGES_H_
#define INTAKE_CHANNELS_DESK_REVIEW_REVIEW_PAGES_H_

#include <vector>

#include "absl/types/span.h"
#include "channels/desk/desk.h"
#include "channels/web/pages.h"
#include "channels/web/site.h"
#include "channels/web/words.h"

namespace intake::desk {

// /review and what is below it; for supervisors.
std::vector<web::Route> ReviewRoutes(const Desk& desk);

absl::Span<const web::EmbeddedFile> ReviewFiles();
absl::Span<const web::Word> ReviewWords();

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_REVIEW_REVIEW_PAGES_H_
