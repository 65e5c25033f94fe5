// The whole story of one submission, out of the log.

#ifndef INTAKE_CORE_AUDIT_STORY_H_
#define INTAKE_CORE_AUDIT_STORY_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/ports/event_log.h"

namespace intake {

struct StoryEntry {
  LoggedEvent event;
  // What happened, in one word: SUBMITTED, ANSWERED, APPROVED, SUPERSEDED, ….
  std::string what;
  // A sentence with the details, in English.
  std::string text;
};

// Every event that concerns the submission with that receipt, in order of
// position: how it was judged, answered, let in or turned down, what replaced
// or corrected its readings, and when billing had charged it.
//
// NOT_FOUND `RECEIPT_NOT_FOUND`.
absl::StatusOr<std::vector<StoryEntry>> StoryOf(EventLog& log,
                                                absl::string_view receipt_code);

}  // namespace intake

#endif  // INTAKE_CORE_AUDIT_STORY_H_
