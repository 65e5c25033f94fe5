// The address a server listens on.

#ifndef INTAKE_CHANNELS_HTTP_LISTEN_ADDRESS_H_
#define INTAKE_CHANNELS_HTTP_LISTEN_ADDRESS_H_

#include <netinet/in.h>
#include <sys/socket.h>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::http {

union ListenAddress {
  sockaddr any;
  sockaddr_in v4;
  sockaddr_in6 v6;
};

// Reads `1.2.3.4:80` and `[::1]:80`. INVALID_ARGUMENT: anything else; names are
// not looked up, since they could mean another address tomorrow.
absl::StatusOr<ListenAddress> ParseListenAddress(absl::string_view text);

bool IsLoopback(const ListenAddress& address);

}  // namespace intake::http

#endif  // INTAKE_CHANNELS_HTTP_LISTEN_ADDRESS_H_
