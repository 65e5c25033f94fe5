// The way of a submission from a page into the core, or while that is away onto
// this machine's disk.

#ifndef INTAKE_CHANNELS_PORTAL_SENDING_H_
#define INTAKE_CHANNELS_PORTAL_SENDING_H_

#include <string>

#include "absl/status/statusor.h"
#include "channels/portal/customer_page.h"
#include "channels/portal/parts.h"
#include "intake/v1/submission.pb.h"

namespace intake::portal {

// The channel whose key the portal has.
inline constexpr absl::string_view kChannel = "portal";

// Where the browser goes next: to the receipt; for values that were refused,
// back to the form; to what is kept here, where it is unknown whether the core
// has it: it is sent again with the same request id. Errors: nothing was taken
// or kept, and pressing again is safe.
absl::StatusOr<std::string> Send(const Parts& parts, const Visitor& visitor,
                                 v1::Submission submission);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_SENDING_H_
