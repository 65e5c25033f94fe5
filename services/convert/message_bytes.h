// Messages of the contract as the bytes that gRPC carries.

#ifndef INTAKE_SERVICES_CONVERT_MESSAGE_BYTES_H_
#define INTAKE_SERVICES_CONVERT_MESSAGE_BYTES_H_

#include <grpcpp/support/byte_buffer.h>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace intake {

// INVALID_ARGUMENT: not that message; names the field where it is a string
// that is not UTF-8.
absl::Status ParseMessage(const grpc::ByteBuffer& bytes,
                          google::protobuf::Message& message);

grpc::ByteBuffer SerializeMessage(const google::protobuf::Message& message);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_MESSAGE_BYTES_H_
