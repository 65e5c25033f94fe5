#include "services/server/transport.h"

#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>

#include <cerrno>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "core/base/limits.h"

namespace intake {
namespace {

// Idle connections are asked after this long, and given up when no answer
// comes; clients may not ask more often than that.
constexpr int kKeepaliveMs = 60'000;
constexpr int kKeepaliveTimeoutMs = 20'000;
constexpr int kPingIntervalMsMin = 10'000;
constexpr int kPingStrikesMax = 3;
// What all messages on their way may take together.
constexpr size_t kTransportBytesMax = 512 * 1024 * 1024;

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  if (!file || !(content << file.rdbuf())) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot read ", path));
  }
  return content.str();
}

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> CredentialsFor(
    const ServerConfig& config) {
  if (!config.tls) return grpc::InsecureServerCredentials();
  const absl::StatusOr<std::string> certificate =
      ReadFile(config.tls->certificate_file);
  if (!certificate.ok()) return certificate.status();
  const absl::StatusOr<std::string> key = ReadFile(config.tls->key_file);
  if (!key.ok()) return key.status();
  // gRPC speaks TLS 1.2 and 1.3, nothing older.
  grpc::SslServerCredentialsOptions options;
  options.pem_key_cert_pairs.push_back({*key, *certificate});
  if (!config.tls->client_ca_file.empty()) {
    const absl::StatusOr<std::string> authority =
        ReadFile(config.tls->client_ca_file);
    if (!authority.ok()) return authority.status();
    options.pem_root_certs = *authority;
    options.client_certificate_request =
        GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY;
  }
  return grpc::SslServerCredentials(options);
}

void AddLimits(grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(static_cast<int>(limits::kMessageBytesMax));
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE,
                             static_cast<int>(limits::kMetadataBytesMax));
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS,
                             limits::kStreamsPerConnectionMax);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS,
                             kKeepaliveTimeoutMs);
  builder.AddChannelArgument(
      GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
      kPingIntervalMsMin);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MAX_PING_STRIKES, kPingStrikesMax);
  // Two servers on one port would share its connections in silence.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder.SetResourceQuota(
      grpc::ResourceQuota("intake").Resize(kTransportBytesMax));
}

}  // namespace

absl::Status AddTransport(const ServerConfig& config,
                          grpc::ServerBuilder& builder, int* port) {
  const absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> credentials =
      CredentialsFor(config);
  if (!credentials.ok()) return credentials.status();
  AddLimits(builder);
  builder.AddListeningPort(config.listen, *credentials, port);
  return absl::OkStatus();
}

}  // namespace intake
