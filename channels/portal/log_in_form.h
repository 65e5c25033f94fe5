// The log-in, from wherever it was that somebody had to be logged in.

#ifndef INTAKE_CHANNELS_PORTAL_LOG_IN_FORM_H_
#define INTAKE_CHANNELS_PORTAL_LOG_IN_FORM_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "channels/http/message.h"
#include "channels/portal/form_problem.h"
#include "channels/portal/parts.h"
#include "channels/web/visit.h"

namespace intake::portal {

// In the log-in form: where it leads, and before the names of the fields that
// were typed into another form and are to be there again.
inline constexpr absl::string_view kNextField = "next";
inline constexpr absl::string_view kKeptPrefix = "kept-";

// A GET is led to the log-in and from there back. A POST is answered with the
// log-in itself, which holds all that was posted but passwords.
http::Response AskToLogIn(const Parts& parts, const web::Visit& visit);

// 503, or what `error` asks for: a page that says that nothing was taken, shows
// what was typed, and has one button that sends the very same again.
http::Response GiveBack(const Parts& parts, const web::Visit& visit,
                        const absl::Status& error);

// The log-in form once more; `visit` is a POST of it.
http::Response LogInAgain(const Parts& parts, const web::Visit& visit,
                          const std::optional<FormProblem>& problem);

// A path of this site with its query, or `/` where `text` is anything else:
// nobody is led from a log-in to another site.
std::string OwnPath(absl::string_view text);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_LOG_IN_FORM_H_
