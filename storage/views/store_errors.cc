#include "storage/views/store_errors.h"

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "core/base/error.h"

namespace intake {
namespace {

// Long enough for a disk to come back or be cleared a little; short enough for
// a customer's channel to wait.
constexpr absl::Duration kRetryAfter = absl::Seconds(2);

}  // namespace

absl::Status SequenceConflict(absl::string_view stream, uint32_t got,
                              uint32_t wanted) {
  return ErrorWithReason(absl::StatusCode::kAborted, "SEQUENCE_CONFLICT",
                         absl::StrCat("stream ", stream, ": got sequence ", got,
                                      ", wanted ", wanted));
}

absl::Status AccountNotFound(absl::string_view number) {
  return ErrorWithReason(absl::StatusCode::kNotFound, "ACCOUNT_NOT_FOUND",
                         absl::StrCat("no account of number ", number));
}

absl::Status StreamNotFound(absl::string_view stream) {
  return ErrorWithReason(absl::StatusCode::kNotFound, "STREAM_NOT_FOUND",
                         absl::StrCat("nothing is stored of ", stream));
}

absl::Status ReceiptNotFound(absl::string_view code) {
  return ErrorWithReason(absl::StatusCode::kNotFound, "RECEIPT_NOT_FOUND",
                         absl::StrCat("no receipt of code ", code));
}

absl::Status StoreFull(absl::string_view message) {
  return RetryableError(absl::StatusCode::kResourceExhausted, "STORE_FULL",
                        message, kRetryAfter);
}

absl::Status StoreUnavailable(absl::string_view message) {
  return RetryableError(absl::StatusCode::kUnavailable, "STORE_UNAVAILABLE",
                        message, kRetryAfter);
}

}  // namespace intake
