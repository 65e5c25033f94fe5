#include "core/base/error.h"

#include <cstdint>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace intake {
namespace {

constexpr char kReasonUrl[] = "intake/reason";
constexpr char kFieldUrl[] = "intake/field";
constexpr char kRetryAfterUrl[] = "intake/retry-after-us";

std::string PayloadOf(const absl::Status& status, absl::string_view type_url) {
  return std::string(status.GetPayload(type_url).value_or(absl::Cord()));
}

}  // namespace

absl::Status FieldError(absl::string_view field, absl::string_view message) {
  return FieldErrorWithReason(field, "FIELD_INVALID", message);
}

absl::Status FieldErrorWithReason(absl::string_view field,
                                  absl::string_view reason,
                                  absl::string_view message) {
  absl::Status status =
      ErrorWithReason(absl::StatusCode::kInvalidArgument, reason,
                      absl::StrCat(field, ": ", message));
  status.SetPayload(kFieldUrl, absl::Cord(field));
  return status;
}

absl::Status ErrorWithReason(absl::StatusCode code, absl::string_view reason,
                             absl::string_view message) {
  absl::Status status(code, message);
  status.SetPayload(kReasonUrl, absl::Cord(reason));
  return status;
}

absl::Status RetryableError(absl::StatusCode code, absl::string_view reason,
                            absl::string_view message,
                            absl::Duration retry_after) {
  absl::Status status = ErrorWithReason(code, reason, message);
  status.SetPayload(
      kRetryAfterUrl,
      absl::Cord(absl::StrCat(absl::ToInt64Microseconds(retry_after))));
  return status;
}

std::string ReasonOf(const absl::Status& status) {
  return PayloadOf(status, kReasonUrl);
}

std::string FieldOf(const absl::Status& status) {
  return PayloadOf(status, kFieldUrl);
}

std::optional<absl::Duration> RetryAfterOf(const absl::Status& status) {
  int64_t micros = 0;
  if (!absl::SimpleAtoi(PayloadOf(status, kRetryAfterUrl), &micros)) {
    return std::nullopt;
  }
  return absl::Microseconds(micros);
}

absl::Status WithPlace(const absl::Status& status, absl::string_view place) {
  if (status.ok()) return status;
  absl::Status placed(status.code(),
                      absl::StrCat(place, ": ", status.message()));
  status.ForEachPayload(
      [&placed](absl::string_view type_url, const absl::Cord& payload) {
        placed.SetPayload(type_url, payload);
      });
  return placed;
}

}  // namespace intake
