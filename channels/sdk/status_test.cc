#include "channels/sdk/status.h"

#include <gtest/gtest.h>

#include "channels/sdk/grpc_status.h"
#include "google/rpc/error_details.pb.h"

namespace intake::sdk {
namespace {

TEST(Status, KeepsCodeMessageAndDetails) {
  google::rpc::Status proto;
  google::rpc::ErrorInfo info;
  info.set_reason("FIELD_INVALID");
  google::rpc::BadRequest request;
  request.add_field_violations()->set_field("submission.text");
  request.add_field_violations()->set_field("submission.request_id");
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(2);
  retry.mutable_retry_delay()->set_nanos(500'000'000);
  proto.add_details()->PackFrom(info);
  proto.add_details()->PackFrom(request);
  proto.add_details()->PackFrom(retry);

  const absl::Status status =
      StatusFromGrpc(grpc::Status(grpc::StatusCode::INVALID_ARGUMENT,
                                  "too long", proto.SerializeAsString()));

  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "too long");
  EXPECT_EQ(ReasonOf(status), "FIELD_INVALID");
  EXPECT_EQ(FieldOf(status), "submission.text");
  EXPECT_EQ(RetryAfterOf(status), absl::Milliseconds(2500));
}

TEST(Status, HasNoDetailsWhereTheServerSentNone) {
  const absl::Status status =
      StatusFromGrpc(grpc::Status(grpc::StatusCode::UNAVAILABLE, "gone"));
  EXPECT_EQ(status, absl::UnavailableError("gone"));
  EXPECT_EQ(ReasonOf(status), "");
  EXPECT_EQ(FieldOf(status), "");
  EXPECT_EQ(RetryAfterOf(status), std::nullopt);
}

TEST(Status, SurvivesDetailsThatAreNoMessage) {
  const absl::Status status = StatusFromGrpc(
      grpc::Status(grpc::StatusCode::INTERNAL, "broken", "\xff\xff\xff"));
  EXPECT_EQ(status, absl::InternalError("broken"));
}

TEST(Status, OfSuccessIsOk) {
  EXPECT_TRUE(StatusFromGrpc(grpc::Status::OK).ok());
}

TEST(Status, OfACodeNobodyKnowsIsUnknown) {
  google::rpc::Status proto;
  proto.set_code(77);
  proto.set_message("from the future");
  EXPECT_EQ(StatusFromProto(proto), absl::UnknownError("from the future"));
}

}  // namespace
}  // namespace intake::sdk
