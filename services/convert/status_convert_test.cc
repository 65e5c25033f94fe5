#include "services/convert/status_convert.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/text/unicode.h"
#include "google/rpc/error_details.pb.h"

namespace intake {
namespace {

// The detail of type T, as a client finds it in the trailer.
template <typename T>
T DetailOf(const absl::Status& status) {
  google::rpc::Status proto;
  EXPECT_TRUE(proto.ParseFromString(GrpcStatusFrom(status).error_details()));
  T detail;
  for (const google::protobuf::Any& any : proto.details()) {
    if (any.Is<T>()) any.UnpackTo(&detail);
  }
  return detail;
}

TEST(StatusConvert, LeavesOkAlone) {
  EXPECT_TRUE(GrpcStatusFrom(absl::OkStatus()).ok());
}

TEST(StatusConvert, KeepsEveryCodeAndMessage) {
  for (int code = 1; code <= 16; ++code) {
    const absl::Status status(static_cast<absl::StatusCode>(code), "why");
    const grpc::Status grpc_status = GrpcStatusFrom(status);
    EXPECT_EQ(static_cast<int>(grpc_status.error_code()), code);
    EXPECT_EQ(grpc_status.error_message(), "why");
    const auto info = DetailOf<google::rpc::ErrorInfo>(status);
    EXPECT_EQ(info.domain(), "intake");
    EXPECT_EQ(info.reason(),
              absl::StatusCodeToString(static_cast<absl::StatusCode>(code)));
  }
}

TEST(StatusConvert, TellsTheReasonAndWhenToRetry) {
  const absl::Status status =
      RetryableError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL",
                     "too many", absl::Milliseconds(1500));
  EXPECT_EQ(DetailOf<google::rpc::ErrorInfo>(status).reason(), "QUEUE_FULL");
  const auto retry = DetailOf<google::rpc::RetryInfo>(status);
  EXPECT_EQ(retry.retry_delay().seconds(), 1);
  EXPECT_EQ(retry.retry_delay().nanos(), 500'000'000);
}

TEST(StatusConvert, NamesTheFieldAtFaultOnce) {
  const auto bad_request =
      DetailOf<google::rpc::BadRequest>(FieldError("a.b[1]", "got x, want y"));
  ASSERT_EQ(bad_request.field_violations_size(), 1);
  EXPECT_EQ(bad_request.field_violations(0).field(), "a.b[1]");
  EXPECT_EQ(bad_request.field_violations(0).description(), "got x, want y");
}

TEST(StatusConvert, CutsLongMessagesBetweenCharacters) {
  std::string message;
  for (int i = 0; i < 5000; ++i) message += "ж";
  const std::string cut =
      GrpcStatusFrom(absl::UnknownError("a" + message)).error_message();
  EXPECT_LE(cut.size(), 1024u);
  EXPECT_GT(cut.size(), 1000u);
  EXPECT_TRUE(IsValidUtf8(cut));
}

}  // namespace
}  // namespace intake
