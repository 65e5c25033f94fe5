// Where the server is and which keys open it: flags over the configuration
// file's [cli] over the defaults.
//
//   [cli]
//   key_file = "admin.key"            # an administrator's
//   channel_key_file = "office.key"   # of the channel that `submit` acts as
//
//   [list]
//   key_file = "building_list.key"    # of the channel that lists come in by
//
// and, as for every program, how to reach the server: see
// channels/sdk/connection_settings.h.

#ifndef INTAKE_CHANNELS_CLI_SETTINGS_H_
#define INTAKE_CHANNELS_CLI_SETTINGS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::cli {

// Options that stand before or behind every command.
struct GlobalFlags {
  std::string config;
  std::string server;
  std::string key_file;
  bool json = false;
  bool quiet = false;
};

struct Settings {
  // The file they came from; empty where there was none.
  std::string config;
  // Without a key.
  sdk::ConnectionOptions connection;
  // Empty where none is configured.
  std::string administrator_key_file;
  std::string channel_key_file;
  std::string list_key_file;
};

// Reads flags.config, or else the first of `default_configs` that exists; with
// none of them, the defaults hold. `--key-file` stands for all keys.
//
// INVALID_ARGUMENT: flags.config does not exist, or a file that is no such
// configuration, with line and column.
absl::StatusOr<Settings> LoadSettings(
    const GlobalFlags& flags, const std::vector<std::string>& default_configs);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_SETTINGS_H_
