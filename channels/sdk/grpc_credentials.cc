#include "channels/sdk/grpc_credentials.h"

#include <arpa/inet.h>

#include <cerrno>
#include <fstream>
#include <iterator>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace intake::sdk {
namespace {

// A PEM file, whole; empty for no file.
absl::StatusOr<std::string> ReadPem(const std::string& path) {
  if (path.empty()) return std::string();
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::string pem{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad()) {
    return absl::ErrnoToStatus(errno != 0 ? errno : EIO,
                               absl::StrCat("PEM file ", path));
  }
  if (!absl::StrContains(pem, "-----BEGIN ")) {
    return absl::InvalidArgumentError(
        absl::StrCat("PEM file ", path, ": has no '-----BEGIN ' line"));
  }
  return pem;
}

// The host of `host:port`, `[host]:port` or `host`.
std::string HostOf(absl::string_view server) {
  if (absl::ConsumePrefix(&server, "[")) {
    return std::string(server.substr(0, server.find(']')));
  }
  return std::string(server.substr(0, server.find(':')));
}

}  // namespace

bool IsOnThisMachine(const std::string& server) {
  absl::string_view name = server;
  if (absl::StartsWith(name, "unix:")) return true;
  for (const absl::string_view scheme : {"dns:///", "dns:", "ipv4:", "ipv6:"}) {
    if (absl::ConsumePrefix(&name, scheme)) break;
  }
  // gRPC takes several addresses, separated by commas: too clever to judge.
  if (absl::StrContains(name, ",")) return false;
  const std::string host = HostOf(name);
  in_addr address = {};
  in6_addr address6 = {};
  if (inet_pton(AF_INET, host.c_str(), &address) == 1) {
    return ntohl(address.s_addr) >> 24 == 127;
  }
  if (inet_pton(AF_INET6, host.c_str(), &address6) == 1) {
    return IN6_IS_ADDR_LOOPBACK(&address6);
  }
  return host == "localhost";
}

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> MakeGrpcCredentials(
    const ConnectionOptions& options) {
  if (options.certificate_file.empty() != options.private_key_file.empty()) {
    return absl::InvalidArgumentError(
        "a client certificate and its private key come together; got only one "
        "of the files");
  }
  if (!options.tls) {
    if (!options.authorities_file.empty() ||
        !options.certificate_file.empty()) {
      return absl::InvalidArgumentError(
          "certificates are given, but TLS is not switched on");
    }
    if (!options.plaintext_to_other_machines &&
        !IsOnThisMachine(options.server)) {
      return absl::InvalidArgumentError(absl::StrCat(
          "server ", options.server,
          " may be another machine, where the key must not go in plain text; "
          "want TLS, a loopback address or a unix socket"));
    }
    return grpc::InsecureChannelCredentials();
  }
  const auto authorities = ReadPem(options.authorities_file);
  const auto certificate = ReadPem(options.certificate_file);
  const auto private_key = ReadPem(options.private_key_file);
  for (const auto* pem : {&authorities, &certificate, &private_key}) {
    if (!pem->ok()) return pem->status();
  }
  return grpc::SslCredentials({.pem_root_certs = *authorities,
                               .pem_private_key = *private_key,
                               .pem_cert_chain = *certificate});
}

}  // namespace intake::sdk
