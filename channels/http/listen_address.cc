#include "channels/http/listen_address.h"

#include <arpa/inet.h>

#include <cstdint>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace intake::http {

absl::StatusOr<ListenAddress> ParseListenAddress(absl::string_view text) {
  const absl::Status error = absl::InvalidArgumentError(absl::StrCat(
      "\"", text,
      "\" is not an address to listen on; want ADDRESS:PORT with a numeric "
      "address, such as 127.0.0.1:7420 or [::1]:7420"));
  const size_t colon = text.rfind(':');
  if (colon == absl::string_view::npos) return error;
  uint32_t port = 0;
  if (!absl::SimpleAtoi(text.substr(colon + 1), &port) || port > UINT16_MAX) {
    return error;
  }
  std::string host(text.substr(0, colon));
  ListenAddress address = {};
  if (absl::StartsWith(host, "[") && absl::EndsWith(host, "]")) {
    host = host.substr(1, host.size() - 2);
    address.v6.sin6_family = AF_INET6;
    address.v6.sin6_port = htons(static_cast<uint16_t>(port));
    if (inet_pton(AF_INET6, host.c_str(), &address.v6.sin6_addr) != 1) {
      return error;
    }
    return address;
  }
  address.v4.sin_family = AF_INET;
  address.v4.sin_port = htons(static_cast<uint16_t>(port));
  if (inet_pton(AF_INET, host.c_str(), &address.v4.sin_addr) != 1) return error;
  return address;
}

bool IsLoopback(const ListenAddress& address) {
  return address.any.sa_family == AF_INET6
             ? IN6_IS_ADDR_LOOPBACK(&address.v6.sin6_addr)
             : ntohl(address.v4.sin_addr.s_addr) >> 24 == 127;
}

}  // namespace intake::http
