// A stream that ends before it begins.

#ifndef INTAKE_SERVICES_RPC_REFUSED_STREAM_H_
#define INTAKE_SERVICES_RPC_REFUSED_STREAM_H_

#include <grpcpp/support/byte_buffer.h>
#include <grpcpp/support/server_callback.h>

#include "absl/status/status.h"
#include "services/convert/status_convert.h"

namespace intake {

// Owns itself.
class RefusedStream final
    : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  explicit RefusedStream(const absl::Status& why) {
    Finish(GrpcStatusFrom(why));
  }

 private:
  void OnDone() override { delete this; }
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_REFUSED_STREAM_H_
