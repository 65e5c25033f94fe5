// What intake-sberbank reads from the configuration file:
//
//   [sberbank]
//   folder = "sberbank"           # incoming/, processed/, refused/, answers/
//   key_file = "keys/sberbank.key"
//   listen = "127.0.0.1:7430"     # for /healthz and /metrics
//   poll_seconds = 2              # how often it looks into incoming/
//   settle_seconds = 2            # what changed within is half-written
//   server = "127.0.0.1:7410"     # and TLS: see connection_settings.h
//
//   [[sberbank.agent]]            # one for each layout that was agreed
//   code = "86040111"             # the agent's, by which the bank names it
//   profile = "tula17"            # see profile_list.h
//   files = "*.0??"               # its files' names; `*` and `?`
//
//   [log]
//   level = "info"

#ifndef INTAKE_CHANNELS_SBERBANK_SETTINGS_H_
#define INTAKE_CHANNELS_SBERBANK_SETTINGS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/sberbank/profile.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::sberbank {

struct Agent {
  // Digits.
  std::string code;
  const Profile* profile = nullptr;
  std::string files;
};

struct Settings {
  std::string folder;
  std::string listen;
  absl::Duration poll;
  absl::Duration settle;
  std::vector<Agent> agents;
  sdk::ConnectionOptions connection;
  std::string log_level;
};

// NOT_FOUND: no such file. INVALID_ARGUMENT: with file, line and column.
absl::StatusOr<Settings> LoadSettings(const std::string& path);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_SETTINGS_H_
