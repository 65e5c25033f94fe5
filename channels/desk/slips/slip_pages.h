// The desk's pages for batches of paper slips: opening one from its header
// sheet, keying, settling, and handing it in.

#ifndef INTAKE_CHANNELS_DESK_SLIPS_SLIP_PAGES_H_
#define INTAKE_CHANNELS_DESK_SLIPS_SLIP_PAGES_H_

#include <vector>

#include "absl/types/span.h"
#include "channels/desk/desk.h"
#include "channels/web/pages.h"
#include "channels/web/site.h"
#include "channels/web/words.h"

namespace intake::desk {

// `desk` outlives them. For clerks; settling is for supervisors.
std::vector<web::Route> SlipRoutes(const Desk& desk);

absl::Span<const web::EmbeddedFile> SlipFiles();
absl::Span<const web::Word> SlipWords();

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SLIPS_SLIP_PAGES_H_
