// What intake-desk reads from the configuration file:
//
//   [desk]
//   listen = "127.0.0.1:7450"
//   key_file = "keys/desk.key"                    # the desk's own
//   call_center_key_file = "keys/call_center.key" # of the channels it hands in
//   office_key_file = "keys/office.key"           # through
//   paper_slip_key_file = "keys/paper_slip.key"
//   building_list_key_file = "keys/building_list.key"
//   behind_proxy = false          # one on this machine adds X-Forwarded-For
//   folder = "desk"               # what waits for the server; lists
//   server = "127.0.0.1:7410"     # this and TLS: see connection_settings.h
//
//   [supplier]
//   time_zone = "Europe/Samara"
//
//   [log]
//   level = "info"                # debug, info, warn, error or off

#ifndef INTAKE_CHANNELS_DESK_SETTINGS_H_
#define INTAKE_CHANNELS_DESK_SETTINGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::desk {

struct Settings {
  std::string listen;
  bool behind_proxy = false;
  std::string folder;
  absl::TimeZone zone;
  // With the desk's key; the others differ in theirs alone.
  sdk::ConnectionOptions core;
  std::string call_center_key_file;
  std::string office_key_file;
  std::string paper_slip_key_file;
  std::string building_list_key_file;
  // A level of spdlog.
  std::string log_level;
};

// NOT_FOUND: no such file. INVALID_ARGUMENT: with file, line and column.
absl::StatusOr<Settings> LoadSettings(const std::string& path);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_SETTINGS_H_
