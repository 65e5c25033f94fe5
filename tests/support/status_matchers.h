// Matchers for absl::Status and absl::StatusOr, and for what error.h puts in.

#ifndef INTAKE_TESTS_SUPPORT_STATUS_MATCHERS_H_
#define INTAKE_TESTS_SUPPORT_STATUS_MATCHERS_H_

#include <string>
#include <type_traits>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/base/error.h"
#include "gmock/gmock.h"

namespace intake::testing {

inline const absl::Status& ToStatus(const absl::Status& status) {
  return status;
}
template <typename T>
const absl::Status& ToStatus(const absl::StatusOr<T>& result) {
  return result.status();
}

// EXPECT_THAT(store.Append(group), IsOk());
MATCHER(IsOk, negation ? "is an error" : "is OK") {
  *result_listener << ToStatus(arg);
  return ToStatus(arg).ok();
}

// EXPECT_THAT(ParseAmount("1.5"), IsOkAndHolds(1500));
MATCHER_P(IsOkAndHolds, value, "") {
  if (!arg.ok()) {
    *result_listener << ToStatus(arg);
    return false;
  }
  using Value = std::decay_t<decltype(*arg)>;
  return ::testing::ExplainMatchResult(
      ::testing::SafeMatcherCast<const Value&>(value), *arg, result_listener);
}

// EXPECT_THAT(ParseDate("x"), StatusIs(absl::StatusCode::kInvalidArgument));
MATCHER_P(StatusIs, code, "has code " + absl::StatusCodeToString(code)) {
  *result_listener << ToStatus(arg);
  return ToStatus(arg).code() == code;
}

// The same, and a message that `message` matches.
MATCHER_P2(StatusIs, code, message,
           "has code " + absl::StatusCodeToString(code)) {
  *result_listener << ToStatus(arg);
  return ToStatus(arg).code() == code &&
         ::testing::Matches(message)(std::string(ToStatus(arg).message()));
}

// EXPECT_THAT(result, HasReason("QUEUE_FULL"));
MATCHER_P(HasReason, reason, "has reason " + std::string(reason)) {
  *result_listener << ToStatus(arg);
  return ReasonOf(ToStatus(arg)) == reason;
}

// EXPECT_THAT(NormalizeAccount(account), FieldIs("number"));
MATCHER_P(FieldIs, field, "is an error at field " + std::string(field)) {
  *result_listener << ToStatus(arg);
  return FieldOf(ToStatus(arg)) == field;
}

}  // namespace intake::testing

#endif  // INTAKE_TESTS_SUPPORT_STATUS_MATCHERS_H_
