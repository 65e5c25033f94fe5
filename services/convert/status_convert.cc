#include "services/convert/status_convert.h"

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/strip.h"
#include "absl/time/time.h"
#include "core/base/error.h"
#include "google/rpc/error_details.pb.h"

namespace intake {
namespace {

constexpr char kDomain[] = "intake";

// Trailers are bounded; so is what a message repeats of the request.
constexpr size_t kMessageBytesMax = 1024;

// Cut between characters: proto strings are UTF-8.
std::string Shortened(absl::string_view message) {
  if (message.size() <= kMessageBytesMax) return std::string(message);
  size_t end = kMessageBytesMax;
  while (end > 0 && (static_cast<unsigned char>(message[end]) & 0xC0) == 0x80) {
    --end;
  }
  return std::string(message.substr(0, end));
}

}  // namespace

google::rpc::Status StatusToProto(const absl::Status& status) {
  google::rpc::Status proto;
  // Codes have the same numbers on both sides.
  proto.set_code(static_cast<int>(status.code()));
  proto.set_message(Shortened(status.message()));
  if (status.ok()) return proto;

  google::rpc::ErrorInfo info;
  info.set_domain(kDomain);
  info.set_reason(ReasonOf(status));
  if (info.reason().empty()) {
    info.set_reason(absl::StatusCodeToString(status.code()));
  }
  proto.add_details()->PackFrom(info);

  if (const std::string field = FieldOf(status); !field.empty()) {
    absl::string_view description = status.message();
    if (absl::ConsumePrefix(&description, field)) {
      absl::ConsumePrefix(&description, ": ");
    }
    google::rpc::BadRequest bad_request;
    auto* violation = bad_request.add_field_violations();
    violation->set_field(field);
    violation->set_description(Shortened(description));
    proto.add_details()->PackFrom(bad_request);
  }

  if (const std::optional<absl::Duration> wait = RetryAfterOf(status)) {
    google::rpc::RetryInfo retry;
    absl::Duration rest = *wait;
    retry.mutable_retry_delay()->set_seconds(
        absl::IDivDuration(rest, absl::Seconds(1), &rest));
    retry.mutable_retry_delay()->set_nanos(
        static_cast<int32_t>(absl::ToInt64Nanoseconds(rest)));
    proto.add_details()->PackFrom(retry);
  }
  return proto;
}

grpc::Status GrpcStatusFrom(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const google::rpc::Status proto = StatusToProto(status);
  return {static_cast<grpc::StatusCode>(proto.code()), proto.message(),
          proto.SerializeAsString()};
}

}  // namespace intake
