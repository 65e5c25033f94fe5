// `multipart/form-data` as browsers send it (RFC 7578, and the HTML standard's
// "multipart form data").

#ifndef INTAKE_CHANNELS_WEB_MULTIPART_H_
#define INTAKE_CHANNELS_WEB_MULTIPART_H_

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/web/form.h"

namespace intake::web {

// INVALID_ARGUMENT: no boundary, a part that is broken or cut off, too many of
// them. A file input that was left empty gives no file.
absl::StatusOr<Form> ParseMultipart(absl::string_view content_type,
                                    absl::string_view body);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_MULTIPART_H_
