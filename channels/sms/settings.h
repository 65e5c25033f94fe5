// What intake-sms reads from the configuration file:
//
//   [sms]
//   listen = "127.0.0.1:7420"     # for the gateway; it has no authentication
//   key_file = "keys/sms.key"     # the channel's
//   deadline_seconds = 20         # for the server's answer to one message
//   server = "127.0.0.1:7410"     # this and TLS: see connection_settings.h
//
//   [supplier]
//   time_zone = "Europe/Samara"   # whose day it is when a message comes
//
//   [log]
//   level = "info"                # debug, info, warn, error or off

#ifndef INTAKE_CHANNELS_SMS_SETTINGS_H_
#define INTAKE_CHANNELS_SMS_SETTINGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::sms {

struct Settings {
  std::string listen;
  absl::Duration deadline;
  absl::TimeZone zone;
  sdk::ConnectionOptions connection;
  // A level of spdlog.
  std::string log_level;
};

// NOT_FOUND: no such file. INVALID_ARGUMENT: with file, line and column.
absl::StatusOr<Settings> LoadSettings(const std::string& path);

}  // namespace intake::sms

#endif  // INTAKE_CHANNELS_SMS_SETTINGS_H_
