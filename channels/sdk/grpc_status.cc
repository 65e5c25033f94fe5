#include "channels/sdk/grpc_status.h"

#include "channels/sdk/status.h"

namespace intake::sdk {

absl::Status StatusFromGrpc(const grpc::Status& status) {
  google::rpc::Status proto;
  if (!proto.ParseFromString(status.error_details())) proto.Clear();
  // The trailer repeats code and message; the status itself is the truth.
  proto.set_code(status.error_code());
  proto.set_message(status.error_message());
  return StatusFromProto(proto);
}

}  // namespace intake::sdk
