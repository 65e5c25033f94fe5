// Connects to a server over gRPC.

#ifndef INTAKE_CHANNELS_SDK_GRPC_CONNECTION_H_
#define INTAKE_CHANNELS_SDK_GRPC_CONNECTION_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "channels/sdk/connection.h"

namespace intake::sdk {

struct ConnectionOptions {
  // `host:port`, `unix:/path`, or any other name that gRPC resolves.
  std::string server = "127.0.0.1:7410";

  // The file with the key that each call carries (see key_file.h). It is read
  // again when the server does not know the key, so that a key is replaced
  // without a restart. Empty: calls carry none.
  std::string key_file;

  // With `tls` the server must prove itself, by a certificate of an authority
  // in `authorities_file` (PEM), or of one that the machine trusts where that
  // is empty. The client proves itself too where it has a certificate (PEM).
  bool tls = false;
  std::string authorities_file;
  std::string certificate_file;
  std::string private_key_file;

  // Without TLS a key is readable on the way, so only servers on this machine
  // may be reached like that, unless this says otherwise.
  bool plaintext_to_other_machines = false;
};

// Does not wait for the server: calls are UNAVAILABLE until it is there.
// INVALID_ARGUMENT: options that contradict each other, or plain text to
// another machine. The errors of KeyFile::Open; NOT_FOUND, PERMISSION_DENIED
// for a PEM file.
absl::StatusOr<std::shared_ptr<Connection>> Connect(
    const ConnectionOptions& options);

// Whether `server` can only be on this machine: a unix socket, or a loopback
// address.
bool IsOnThisMachine(const std::string& server);

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_GRPC_CONNECTION_H_
