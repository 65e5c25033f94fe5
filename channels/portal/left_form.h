// The form with readings, as somebody left it.

#ifndef INTAKE_CHANNELS_PORTAL_LEFT_FORM_H_
#define INTAKE_CHANNELS_PORTAL_LEFT_FORM_H_

#include <optional>
#include <string>
#include <vector>

#include "channels/portal/form_problem.h"
#include "intake/v1/receipt.pb.h"
#include "intake/v1/submission.pb.h"

namespace intake::portal {

struct LeftForm {
  // What was typed; an empty one is a fresh form. Its request id is the form's
  // token, where it is not empty.
  v1::Submission typed;
  // Why the core refused it, where it did.
  std::optional<v1::Receipt> refused;
  // The form had been sent with other values before: the code of what was taken
  // then, where it is known.
  bool sent_before = false;
  std::string code_before;
  // What the page itself cannot take.
  std::optional<FormProblem> problem;
  std::vector<v1::RegisterKey> too_long;
};

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_LEFT_FORM_H_
