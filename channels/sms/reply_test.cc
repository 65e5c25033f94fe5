#include "channels/sms/reply.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "channels/sdk/status.h"
#include "google/rpc/error_details.pb.h"

namespace intake::sms {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Pair;

v1::Receipt ReceiptWith(v1::Outcome outcome, const std::string& text) {
  v1::Receipt receipt;
  receipt.set_outcome(outcome);
  receipt.set_text(text);
  return receipt;
}

TEST(Reply, Is200WithTheTextForEveryOutcome) {
  for (const v1::Outcome outcome :
       {v1::OUTCOME_ACCEPTED, v1::OUTCOME_HELD, v1::OUTCOME_REFUSED}) {
    const http::Response reply =
        ReplyFromReceipt(ReceiptWith(outcome, "Принято 12345"));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "Принято 12345");
    EXPECT_THAT(reply.headers,
                Contains(Pair("Content-Type", "text/plain; charset=UTF-8")));
  }
}

TEST(Reply, GoesAsUcs2OnlyWhereItMust) {
  const struct {
    std::string text;
    std::string coding;
  } kCases[] = {
      {"Taken: 12345, code 7K2-44", "0"},
      {"Принято", "2"},
      {"Taken. Спасибо", "2"},
      {"", "0"},
  };
  for (const auto& test : kCases) {
    EXPECT_THAT(
        ReplyFromReceipt(ReceiptWith(v1::OUTCOME_ACCEPTED, test.text)).headers,
        Contains(Pair("X-Kannel-Coding", test.coding)))
        << test.text;
  }
}

TEST(Reply, Is503ForAllThatMayBeTakenLater) {
  for (const absl::StatusCode code :
       {absl::StatusCode::kUnavailable, absl::StatusCode::kDeadlineExceeded,
        absl::StatusCode::kResourceExhausted, absl::StatusCode::kAborted,
        absl::StatusCode::kCancelled, absl::StatusCode::kUnauthenticated,
        absl::StatusCode::kPermissionDenied, absl::StatusCode::kInternal,
        absl::StatusCode::kUnknown, absl::StatusCode::kUnimplemented}) {
    const http::Response reply = ReplyFromError(absl::Status(code, "detail"));
    EXPECT_EQ(reply.status, 503) << code;
    EXPECT_THAT(reply.headers, Contains(Pair("Retry-After", "10")));
    EXPECT_THAT(reply.body, Not(HasSubstr("detail")));
  }
}

TEST(Reply, PassesOnWhenTheServerWantsToBeAskedAgain) {
  google::rpc::RetryInfo info;
  info.mutable_retry_delay()->set_seconds(2);
  info.mutable_retry_delay()->set_nanos(1);
  google::rpc::Status proto;
  proto.set_code(static_cast<int>(absl::StatusCode::kUnavailable));
  proto.add_details()->PackFrom(info);
  EXPECT_THAT(ReplyFromError(sdk::StatusFromProto(proto)).headers,
              Contains(Pair("Retry-After", "3")));
}

TEST(Reply, EndsTheRepeatsOfWhatTheServerWillNeverTake) {
  const http::Response reply =
      ReplyFromError(absl::InvalidArgumentError("submission.text: 12345"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.body, HasSubstr("другим способом"));
  EXPECT_THAT(reply.body, Not(HasSubstr("12345")));
  EXPECT_THAT(reply.headers, Contains(Pair("X-Kannel-Coding", "2")));
}

}  // namespace
}  // namespace intake::sms
