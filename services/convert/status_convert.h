// Errors, from core's words to the wire's: the only place that does it.

#ifndef INTAKE_SERVICES_CONVERT_STATUS_CONVERT_H_
#define INTAKE_SERVICES_CONVERT_STATUS_CONVERT_H_

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace intake {

// With an ErrorInfo of domain `intake` always (its reason is the code's name
// where the error came without one), BadRequest where a field is at fault, and
// RetryInfo where the error goes away by itself.
google::rpc::Status StatusToProto(const absl::Status& status);

// The same, as a call ends with it. OK is OK.
grpc::Status GrpcStatusFrom(const absl::Status& status);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONVERT_STATUS_CONVERT_H_
