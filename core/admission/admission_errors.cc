#include "core/admission/admission_errors.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "core/base/error.h"

namespace intake {
namespace {

// A full queue empties within a few groups; a store or a server needs longer.
constexpr absl::Duration kRetryAfterQueueFull = absl::Milliseconds(200);
constexpr absl::Duration kRetryAfterFailure = absl::Seconds(2);

}  // namespace

absl::Status QueueFullError(size_t items_max) {
  return RetryableError(
      absl::StatusCode::kResourceExhausted, "QUEUE_FULL",
      absl::StrCat("as many submissions wait as may, ", items_max),
      kRetryAfterQueueFull);
}

absl::Status ShuttingDownError() {
  return RetryableError(absl::StatusCode::kUnavailable, "SHUTTING_DOWN",
                        "the server is stopping", kRetryAfterFailure);
}

absl::Status StoreFailedError(const absl::Status& cause) {
  const bool full = cause.code() == absl::StatusCode::kResourceExhausted;
  return RetryableError(
      full ? cause.code() : absl::StatusCode::kUnavailable,
      full ? "STORE_FULL" : "STORE_UNAVAILABLE",
      absl::StrCat("not known to be stored, send it again: ", cause.message()),
      kRetryAfterFailure);
}

absl::Status ChannelNotFoundError(absl::string_view channel) {
  return ErrorWithReason(absl::StatusCode::kNotFound, "CHANNEL_NOT_FOUND",
                         absl::StrCat("no channel \"", channel, "\""));
}

absl::Status AccountNotFoundError(absl::string_view number) {
  return ErrorWithReason(absl::StatusCode::kNotFound, "ACCOUNT_NOT_FOUND",
                         absl::StrCat("no account \"", number, "\""));
}

absl::Status ReceiptNotFoundError(absl::string_view code) {
  return ErrorWithReason(
      absl::StatusCode::kNotFound, "RECEIPT_NOT_FOUND",
      absl::StrCat("no account was given a receipt \"", code, "\""));
}

}  // namespace intake
