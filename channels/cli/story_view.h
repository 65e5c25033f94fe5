// The whole story of one submission, for people.

#ifndef INTAKE_CHANNELS_CLI_STORY_VIEW_H_
#define INTAKE_CHANNELS_CLI_STORY_VIEW_H_

#include <string>

#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "intake/v1/operations_service.pb.h"

namespace intake::cli {

// What arrived, the receipt, and every event that concerns it: when, who, what,
// what billing was told, and its link in the chain of hashes.
std::string StoryText(const v1::TraceReceiptResponse& story,
                      const Console& console, absl::TimeZone zone);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_STORY_VIEW_H_
