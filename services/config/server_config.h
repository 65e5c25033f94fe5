// What an operator decides about the server.

#ifndef INTAKE_SERVICES_CONFIG_SERVER_CONFIG_H_
#define INTAKE_SERVICES_CONFIG_SERVER_CONFIG_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/toml/config_file.h"

namespace intake {

struct TlsConfig {
  std::string certificate_file;
  std::string key_file;
  // Clients show a certificate of this authority; empty: they need none.
  std::string client_ca_file;
};

struct ServerConfig {
  absl::TimeZone time_zone;
  // `host:port`, port 0 for any free one, or `unix:/path`.
  std::string listen;
  std::string data_folder;
  // Where `intake backup` makes a folder for each; on another disk, if one is
  // to outlive the first.
  std::string backup_folder;
  // How long what is under way may take to end once the server is told to.
  absl::Duration drain;
  std::optional<TlsConfig> tls;
  // A level of spdlog: `info`.
  std::string log_level;
  std::string rules_file;
};

// INVALID_ARGUMENT with file, line and column: an unknown key, a wrong type, a
// value out of range, an unknown zone, or an address that others can reach
// without TLS and without `allow_plaintext = true`. NOT_FOUND: no such file.
absl::StatusOr<ServerConfig> LoadServerConfig(const std::string& path);
absl::StatusOr<ServerConfig> ServerConfigFrom(ConfigFile file);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONFIG_SERVER_CONFIG_H_
