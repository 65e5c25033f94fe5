// What people are told where they may not: one sentence a reason, whatever
// lies behind it.

#ifndef INTAKE_CORE_PEOPLE_PEOPLE_ERRORS_H_
#define INTAKE_CORE_PEOPLE_PEOPLE_ERRORS_H_

#include "absl/status/status.h"

namespace intake {

// UNAUTHENTICATED.
absl::Status LogInFailed();
absl::Status SessionEnded();
absl::Status TokenInvalid();

// PERMISSION_DENIED.
absl::Status PasswordWrong();
absl::Status PlaceNotConfirmed();

// RESOURCE_EXHAUSTED QUEUE_FULL: no memory to make a password's hash now.
absl::Status NoMemoryForPassword();

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_PEOPLE_ERRORS_H_
