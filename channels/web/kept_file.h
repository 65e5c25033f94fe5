// The file of one kept submission.

#ifndef INTAKE_CHANNELS_WEB_KEPT_FILE_H_
#define INTAKE_CHANNELS_WEB_KEPT_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/web/submission_spool.h"

namespace intake::web {

// What a file is called: a digest of owner, channel and request id.
std::string KeptFileName(const KeptSubmission& kept);

std::string KeptFileText(const KeptSubmission& kept);

// INVALID_ARGUMENT: what KeptFileText does not write, naming the line; an
// owner, channel or request id that is none.
absl::StatusOr<KeptSubmission> ParseKeptFile(absl::string_view text);

// The last line of a file whose other lines are `lines`.
std::string KeptFileCheck(absl::string_view lines);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_KEPT_FILE_H_
