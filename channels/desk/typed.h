// What was typed into a form that could not be taken now, carried along until
// it can: the page in between has it in hidden fields, and hands it in again.

#ifndef INTAKE_CHANNELS_DESK_TYPED_H_
#define INTAKE_CHANNELS_DESK_TYPED_H_

#include "channels/desk/desk.h"
#include "channels/http/message.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"

namespace intake::desk {

// A form as it was posted: where to, and its fields but for secrets, files and
// the token that tied it to a session.
struct Typed {
  // With its query. Empty: there is none.
  std::string path;
  http::Fields fields;
};

// What `visit` posted; nothing for a GET.
Typed TypedIn(const web::Visit& visit);

// What a page with AddTyped(..., "TYPED") has posted back: the log-in.
Typed TypedBefore(const web::Form& form);

// Sections of `content`: for each field one CARRIED with NAME and VALUE, for
// the form itself, and, where there is a form, one TYPED with PATH.
void AddTyped(const Typed& typed, web::Dictionary& content);

// "Here is what you typed; go on": a form of one button that posts `typed` with
// the token of `visit`.
http::Response ResumePage(const Desk& desk, const web::Visit& visit,
                          const Typed& typed);

// Whether a path is of this site, and safe to send a browser to.
bool IsOwnPath(absl::string_view path);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_TYPED_H_
