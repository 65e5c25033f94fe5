// Errors for callers and infrastructure, carried by absl::Status. A reason is
// a stable word that programs branch on; the message is for people. Bad
// customer data is never an error: it is a Finding.

#ifndef INTAKE_CORE_BASE_ERROR_H_
#define INTAKE_CORE_BASE_ERROR_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace intake {

// The field at fault (`submission.values[3].value`), with what was got and
// what was wanted. INVALID_ARGUMENT, reason `FIELD_INVALID`.
absl::Status FieldError(absl::string_view field, absl::string_view message);

// The same with a reason of its own, such as `EMAIL_INVALID`.
absl::Status FieldErrorWithReason(absl::string_view field,
                                  absl::string_view reason,
                                  absl::string_view message);

// An error with a reason such as `QUEUE_FULL`.
absl::Status ErrorWithReason(absl::StatusCode code, absl::string_view reason,
                             absl::string_view message);

// An error that goes away by itself: the caller resends the same request, with
// the same key, after `retry_after`.
absl::Status RetryableError(absl::StatusCode code, absl::string_view reason,
                            absl::string_view message,
                            absl::Duration retry_after);

// What the makers above put in; empty where they did not make `status`.
std::string ReasonOf(const absl::Status& status);
std::string FieldOf(const absl::Status& status);
std::optional<absl::Duration> RetryAfterOf(const absl::Status& status);

// The same error, its message led by `place`: "place: message".
absl::Status WithPlace(const absl::Status& status, absl::string_view place);

}  // namespace intake

#endif  // INTAKE_CORE_BASE_ERROR_H_
