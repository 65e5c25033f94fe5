// Small files that others wait for or keep.

#ifndef INTAKE_SERVICES_SERVER_FILE_WRITING_H_
#define INTAKE_SERVICES_SERVER_FILE_WRITING_H_

#include <sys/types.h>

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace intake {

// Whoever opens `path` sees all of `content` or what was there before; it is
// on disk when this returns. Errors name the path.
absl::Status WriteFileAtomically(const std::string& path,
                                 absl::string_view content, mode_t mode);

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_FILE_WRITING_H_
