// How the server listens: its address, its certificates, and the bounds it
// keeps towards every connection.

#ifndef INTAKE_SERVICES_SERVER_TRANSPORT_H_
#define INTAKE_SERVICES_SERVER_TRANSPORT_H_

#include <grpcpp/server_builder.h>

#include "absl/status/status.h"
#include "services/config/server_config.h"

namespace intake {

// `*port` is set when the server starts; 1 for a unix socket. NOT_FOUND,
// PERMISSION_DENIED: a certificate or key that cannot be read.
absl::Status AddTransport(const ServerConfig& config,
                          grpc::ServerBuilder& builder, int* port);

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_TRANSPORT_H_
