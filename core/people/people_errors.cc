#include "core/people/people_errors.h"

#include "absl/time/time.h"
#include "core/base/error.h"

namespace intake {

absl::Status LogInFailed() {
  return ErrorWithReason(absl::StatusCode::kUnauthenticated, "LOG_IN_FAILED",
                         "nobody logs in with this name and password");
}

absl::Status SessionEnded() {
  return ErrorWithReason(absl::StatusCode::kUnauthenticated, "SESSION_ENDED",
                         "the session is unknown, has ended or was idle for "
                         "too long: log in again");
}

absl::Status TokenInvalid() {
  return ErrorWithReason(absl::StatusCode::kUnauthenticated, "TOKEN_INVALID",
                         "the letter's token is unknown, used or too old: ask "
                         "for another letter");
}

absl::Status PasswordWrong() {
  return ErrorWithReason(absl::StatusCode::kPermissionDenied, "PASSWORD_WRONG",
                         "the password so far is another one");
}

absl::Status PlaceNotConfirmed() {
  return ErrorWithReason(absl::StatusCode::kPermissionDenied,
                         "PLACE_NOT_CONFIRMED",
                         "no account has this number and stands in this house");
}

absl::Status NoMemoryForPassword() {
  return RetryableError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL",
                        "no memory to check a password now", absl::Seconds(1));
}

}  // namespace intake
