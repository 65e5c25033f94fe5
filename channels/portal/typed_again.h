// What somebody typed into a form that could not be taken, carried along in
// hidden fields of another page: of the log-in, or of one that says to try
// again. Nothing of it is stored here.

#ifndef INTAKE_CHANNELS_PORTAL_TYPED_AGAIN_H_
#define INTAKE_CHANNELS_PORTAL_TYPED_AGAIN_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"
#include "channels/http/message.h"
#include "channels/web/form.h"
#include "channels/web/pages.h"

namespace intake::portal {

// Of one form; the rest is dropped. No form of the portal has as many.
inline constexpr size_t kCarriedFieldsMax = 128;

// All fields but the form's token and passwords, readable.
http::Fields TypedFields(const web::Form& form);

// Each as a section FIELD with NAME, before which `prefix` stands, and VALUE.
void FillTyped(const http::Fields& fields, absl::string_view prefix,
               web::Dictionary& dictionary);

// The fields whose names begin with `prefix`, without it.
web::Form FieldsBehind(absl::string_view prefix, const web::Form& form);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_TYPED_AGAIN_H_
