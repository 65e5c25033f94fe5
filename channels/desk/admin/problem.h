// What to say beside a form whose change the server did not make.

#ifndef INTAKE_CHANNELS_DESK_ADMIN_PROBLEM_H_
#define INTAKE_CHANNELS_DESK_ADMIN_PROBLEM_H_

#include <string>

#include "absl/status/status.h"
#include "channels/desk/desk.h"

namespace intake::desk {

// Whether whoever filled in the form can do something about it: everything else
// is a TroublePage.
bool IsProblemOfForm(const absl::Status& status);

// In the language of the page where it has words for it, else the server's own.
std::string ProblemText(const Desk& desk, const web::Visit& visit,
                        const absl::Status& status);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_ADMIN_PROBLEM_H_
