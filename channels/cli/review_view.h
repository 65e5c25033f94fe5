// Held readings for the staff who decide about them.

#ifndef INTAKE_CHANNELS_CLI_REVIEW_VIEW_H_
#define INTAKE_CHANNELS_CLI_REVIEW_VIEW_H_

#include <string>

#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "intake/v1/review_service.pb.h"

namespace intake::cli {

// What waits, and how long at the moment `now`.
std::string HeldListText(const v1::ListHeldResponse& list,
                         const Console& console, absl::Time now,
                         absl::TimeZone zone);

// All there is to know for a decision, and the commands that decide.
std::string EvidenceText(const v1::ExamineHeldResponse& evidence,
                         const Console& console, absl::TimeZone zone);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_REVIEW_VIEW_H_
