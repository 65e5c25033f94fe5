// What a person typed into a form, fit for a page and for the wire.

#ifndef INTAKE_CHANNELS_PORTAL_TEXT_FIELD_H_
#define INTAKE_CHANNELS_PORTAL_TEXT_FIELD_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "channels/web/form.h"

namespace intake::portal {

// More than any field of the contract takes, so that what is cut off is refused
// there with its reason.
inline constexpr size_t kFieldBytesMax = 512;

// Valid UTF-8: what is none has become U+FFFD, and what is longer than
// kFieldBytesMax is cut there.
std::string Readable(absl::string_view bytes);

// The field, blanks cut off; and byte for byte, for passwords.
std::string TextField(const web::Form& form, absl::string_view name);
std::string SecretField(const web::Form& form, absl::string_view name);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_TEXT_FIELD_H_
