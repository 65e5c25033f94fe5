// The services of intake.v1 as gRPC serves them. Each RPC is: who calls, from
// proto, one core call, to proto. They return at once and never block; a
// message is parsed only after its caller is known.

#ifndef INTAKE_SERVICES_RPC_RPC_SERVICES_H_
#define INTAKE_SERVICES_RPC_RPC_SERVICES_H_

#include <memory>

#include "services/rpc/backend.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace intake {

std::unique_ptr<grpc::Service> MakeIntakeRpc(const Backend& backend);
std::unique_ptr<grpc::Service> MakeAccountRpc(const Backend& backend);
std::unique_ptr<grpc::Service> MakeReadingRpc(const Backend& backend);
std::unique_ptr<grpc::Service> MakeReviewRpc(const Backend& backend);
std::unique_ptr<grpc::Service> MakeExportRpc(const Backend& backend);
std::unique_ptr<grpc::Service> MakeChannelRpc(const Backend& backend);
std::unique_ptr<grpc::Service> MakeOperationsRpc(const Backend& backend);
std::unique_ptr<grpc::Service> MakeCustomerRpc(const Backend& backend);
std::unique_ptr<grpc::Service> MakeStaffRpc(const Backend& backend);

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_RPC_SERVICES_H_
