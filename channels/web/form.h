// What a browser posts: fields and files, as
// `application/x-www-form-urlencoded` or `multipart/form-data` (RFC 7578).

#ifndef INTAKE_CHANNELS_WEB_FORM_H_
#define INTAKE_CHANNELS_WEB_FORM_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "channels/http/message.h"

namespace intake::web {

inline constexpr size_t kFieldsMax = 4096;
inline constexpr size_t kFieldNameBytesMax = 64;

struct UploadedFile {
  // The field it came in.
  std::string field;
  // As the browser calls it, without folders. Any bytes; never a path of ours.
  std::string name;
  std::string content;
};

struct Form {
  // In the order in which they came. Values are any bytes.
  http::Fields fields;
  std::vector<UploadedFile> files;

  // The first field of that name; empty where there is none. Blanks at both
  // ends are cut off.
  std::string Text(absl::string_view name) const;
  // The same, byte for byte: passwords.
  std::string Exact(absl::string_view name) const;
  // All fields of that name, in order.
  std::vector<std::string> All(absl::string_view name) const;
  bool Has(absl::string_view name) const;
};

// INVALID_ARGUMENT: another type of content, broken escapes or parts, too many
// fields. An empty body is an empty form.
absl::StatusOr<Form> ParseForm(absl::string_view content_type,
                               absl::string_view body);

}  // namespace intake::web

#endif  // INTAKE_CHANNELS_WEB_FORM_H_
