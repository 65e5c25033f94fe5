#include "core/base/error.h"

#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace intake {
namespace {

using ::intake::testing::StatusIs;

TEST(Error, AFieldErrorNamesTheField) {
  const absl::Status status = FieldError("values[3].value", "got x, want y");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument,
                               "values[3].value: got x, want y"));
  EXPECT_EQ(FieldOf(status), "values[3].value");
  EXPECT_EQ(ReasonOf(status), "FIELD_INVALID");
  EXPECT_FALSE(RetryAfterOf(status).has_value());
}

TEST(Error, AFieldErrorMayHaveAReasonOfItsOwn) {
  const absl::Status status =
      FieldErrorWithReason("email", "EMAIL_INVALID", "got x, want y");
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kInvalidArgument,
                               "email: got x, want y"));
  EXPECT_EQ(FieldOf(status), "email");
  EXPECT_EQ(ReasonOf(status), "EMAIL_INVALID");
}

TEST(Error, ARetryableErrorSaysWhen) {
  const absl::Status status =
      RetryableError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL", "full",
                     absl::Milliseconds(250));
  EXPECT_THAT(status, StatusIs(absl::StatusCode::kResourceExhausted, "full"));
  EXPECT_EQ(ReasonOf(status), "QUEUE_FULL");
  EXPECT_EQ(RetryAfterOf(status), absl::Milliseconds(250));
}

TEST(Error, AnErrorOfOthersHasNone) {
  const absl::Status status = absl::InternalError("theirs");
  EXPECT_EQ(ReasonOf(status), "");
  EXPECT_EQ(FieldOf(status), "");
  EXPECT_FALSE(RetryAfterOf(status).has_value());
  EXPECT_EQ(ReasonOf(absl::OkStatus()), "");
}

TEST(Error, APlaceLeadsTheMessageAndLosesNothing) {
  const absl::Status placed =
      WithPlace(RetryableError(absl::StatusCode::kUnavailable,
                               "STORE_UNAVAILABLE", "gone", absl::Seconds(1)),
                "line 7");
  EXPECT_THAT(placed, StatusIs(absl::StatusCode::kUnavailable, "line 7: gone"));
  EXPECT_EQ(ReasonOf(placed), "STORE_UNAVAILABLE");
  EXPECT_EQ(RetryAfterOf(placed), absl::Seconds(1));
  EXPECT_EQ(WithPlace(absl::OkStatus(), "line 7"), absl::OkStatus());
}

}  // namespace
}  // namespace intake
