#include "channels/sdk/status.h"

#include "absl/strings/cord.h"
#include "google/rpc/error_details.pb.h"

namespace intake::sdk {
namespace {

// The detail of type `Detail`, where the status carries one that can be read.
template <typename Detail>
std::optional<Detail> DetailOf(const absl::Status& status) {
  const auto payload = status.GetPayload("type.googleapis.com/" +
                                         Detail::descriptor()->full_name());
  Detail detail;
  if (!payload || !detail.ParseFromString(std::string(*payload))) {
    return std::nullopt;
  }
  return detail;
}

}  // namespace

absl::Status StatusFromProto(const google::rpc::Status& proto) {
  absl::Status status(static_cast<absl::StatusCode>(proto.code()),
                      proto.message());
  // Abseil has the same numbers as gRPC; this maps foreign ones to UNKNOWN.
  if (status.raw_code() != static_cast<int>(status.code())) {
    status = absl::UnknownError(proto.message());
  }
  for (const google::protobuf::Any& detail : proto.details()) {
    status.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  }
  return status;
}

std::string ReasonOf(const absl::Status& status) {
  const auto info = DetailOf<google::rpc::ErrorInfo>(status);
  return info ? info->reason() : "";
}

std::string FieldOf(const absl::Status& status) {
  const auto request = DetailOf<google::rpc::BadRequest>(status);
  return request && request->field_violations_size() > 0
             ? request->field_violations(0).field()
             : "";
}

std::optional<absl::Duration> RetryAfterOf(const absl::Status& status) {
  const auto info = DetailOf<google::rpc::RetryInfo>(status);
  if (!info) return std::nullopt;
  return absl::Seconds(info->retry_delay().seconds()) +
         absl::Nanoseconds(info->retry_delay().nanos());
}

}  // namespace intake::sdk
