#include "services/config/server_config.h"

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/toml/log_level.h"
#include "services/toml/supplier_zone.h"

namespace intake {
namespace {

constexpr int64_t kDrainSecondsMax = 600;

// The parts of `host:port`; the host of `[::1]:7410` is `[::1]`.
struct HostAndPort {
  absl::string_view host;
  absl::string_view port;
};

HostAndPort Split(absl::string_view listen) {
  const size_t colon = listen.rfind(':');
  if (colon == absl::string_view::npos) return {listen, ""};
  return {listen.substr(0, colon), listen.substr(colon + 1)};
}

bool IsUnixSocket(absl::string_view listen) {
  return absl::StartsWith(listen, "unix:");
}

bool IsAddress(absl::string_view listen) {
  if (IsUnixSocket(listen)) return listen.size() > 5;
  const HostAndPort parts = Split(listen);
  int port = 0;
  return !parts.host.empty() && absl::SimpleAtoi(parts.port, &port) &&
         port >= 0 && port <= 65535;
}

bool IsReachableByOthers(absl::string_view listen) {
  const absl::string_view host = Split(listen).host;
  return !IsUnixSocket(listen) && !absl::StartsWith(host, "127.") &&
         host != "localhost" && host != "[::1]";
}

std::optional<TlsConfig> ReadTls(ConfigSection server) {
  ConfigSection tls = server.Section("tls");
  TlsConfig config{.client_ca_file = tls.Path("client_ca_file", "")};
  config.certificate_file = tls.Path("certificate_file", "");
  config.key_file = tls.Path("key_file", "");
  if (!tls.present()) return std::nullopt;
  if (config.certificate_file.empty() || config.key_file.empty()) {
    tls.AddError("", "wants both certificate_file and key_file");
  }
  return config;
}

void ReadServer(ConfigSection server, ServerConfig& config) {
  config.listen = server.String("listen", "127.0.0.1:7410");
  config.data_folder = server.Path("data_folder", "data");
  config.backup_folder = server.Path("backup_folder", "");
  if (config.backup_folder.empty()) {
    config.backup_folder = absl::StrCat(config.data_folder, "/backups");
  }
  config.drain =
      absl::Seconds(server.Integer("drain_seconds", 10, 0, kDrainSecondsMax));
  config.tls = ReadTls(server);
  const bool allow_plaintext = server.Bool("allow_plaintext", false);
  if (!IsAddress(config.listen)) {
    server.AddError("listen", absl::StrCat("got \"", config.listen,
                                           "\", wanted host:port, such as "
                                           "127.0.0.1:7410, or unix:/path"));
  } else if (IsReachableByOthers(config.listen) && !config.tls &&
             !allow_plaintext) {
    server.AddError(
        "listen",
        absl::StrCat("got \"", config.listen,
                     "\", which other machines can reach: wanted a "
                     "[server.tls] table, or allow_plaintext = true where the "
                     "network itself is trusted"));
  }
}

}  // namespace

absl::StatusOr<ServerConfig> LoadServerConfig(const std::string& path) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  return ServerConfigFrom(*std::move(file));
}

absl::StatusOr<ServerConfig> ServerConfigFrom(ConfigFile file) {
  ServerConfig config;
  ConfigSection root = file.Root();

  config.time_zone = ReadSupplierZone(file);
  ReadServer(root.Section("server"), config);

  config.log_level = ReadLogLevel(file);
  config.rules_file = root.Section("rules").Path("file", "rules.toml");

  absl::Status status = file.Finish(
      {"cli", "desk", "email", "list", "portal", "sberbank", "sms", "smpp"});
  if (!status.ok()) return status;
  return config;
}

}  // namespace intake
