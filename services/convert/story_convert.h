// The story of one submission.

#ifndef INTAKE_SERVICES_CONVERT_STORY_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_STORY_CONVERT_H_

#include <vector>

#include "absl/strings/string_view.h"
#include "core/audit/story.h"
#include "intake/v1/operations_service.pb.h"

namespace intake {

// `story` is that of the submission whose receipt has `code`.
v1::TraceReceiptResponse StoryToProto(absl::string_view code,
                                      const std::vector<StoryEntry>& story);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_STORY_CONVERT_H_
