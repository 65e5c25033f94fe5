// A stream that ends before it begins.

#ifndef INTAKE_SERVICES_RPC_REFUSED_STREAM_H_
#define INTAKE_SERVICES_RPC_REFUSED_STREAM_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "absl/status/status.h"
#include "services/convert/status_convert.h"

namespace intake {

// Owns itself. `Reactor` is gRPC's for the kind of stream.
template <typename Reactor>
class RefusedReactor final : public Reactor {
 public:
  explicit RefusedReactor(const absl::Status& why) {
    this->Finish(GrpcStatusFrom(why));
  }

 private:
  void OnDone() override { delete this; }
};

using RefusedStream =
    RefusedReactor<grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>>;
using RefusedResponses =
    RefusedReactor<grpc::ServerWriteReactor<grpc::ByteBuffer>>;

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_REFUSED_STREAM_H_
