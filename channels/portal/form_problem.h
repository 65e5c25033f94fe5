// Why a form could not be taken, said beside the field it is about.

#ifndef INTAKE_CHANNELS_PORTAL_FORM_PROBLEM_H_
#define INTAKE_CHANNELS_PORTAL_FORM_PROBLEM_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "channels/portal/parts.h"
#include "channels/web/pages.h"
#include "channels/web/visit.h"

namespace intake::portal {

struct FormProblem {
  // `email`, `account_number`, ...; empty: the form as a whole.
  std::string field;
  std::string text;
  int http_status = 422;
  // When the same may be tried again, where waiting helps.
  std::optional<absl::Duration> retry_after;
};

// In words of the portal what the core says about people: every error has a
// text. What is nobody's mistake at the form is logged besides.
FormProblem ProblemOf(const absl::Status& error, const Parts& parts,
                      const web::Visit& visit);

// For a template whose field `house` has the sections HOUSE_PROBLEM (with
// TEXT) and HOUSE_FOCUS; PROBLEM is about the whole. Without a problem of a
// field the focus is on `first_field`.
void FillProblem(const std::optional<FormProblem>& problem,
                 absl::string_view first_field, web::Dictionary& dictionary);

// 200, or the problem's status with Retry-After.
http::Response RenderForm(absl::string_view page, const Parts& parts,
                          const web::Visit& visit,
                          const std::optional<FormProblem>& problem,
                          absl::string_view first_field,
                          const std::function<void(web::Dictionary&)>& fill);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_FORM_PROBLEM_H_
