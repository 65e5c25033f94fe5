// SlipService as gRPC serves it; see rpc_services.h.

#ifndef INTAKE_SERVICES_RPC_SLIP_RPC_H_
#define INTAKE_SERVICES_RPC_SLIP_RPC_H_

#include <memory>

#include "core/slips/slip_desk.h"
#include "services/rpc/backend.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace intake {

// `slips` outlives the result.
std::unique_ptr<grpc::Service> MakeSlipRpc(const Backend& backend,
                                           SlipDesk& slips);

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_SLIP_RPC_H_
