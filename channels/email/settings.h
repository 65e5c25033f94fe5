// What intake-email reads from the configuration file:
//
//   [email]
//   key_file = "keys/email.key"   # the channel's
//   deadline_seconds = 60         # for the server's answer to one message
//   metrics_file = ""             # see metrics_file.h; empty: none
//   server = "127.0.0.1:7410"     # this and TLS: see connection_settings.h

#ifndef INTAKE_CHANNELS_EMAIL_SETTINGS_H_
#define INTAKE_CHANNELS_EMAIL_SETTINGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::email {

struct Settings {
  absl::Duration deadline;
  std::string metrics_file;
  sdk::ConnectionOptions connection;
};

// NOT_FOUND: no such file. INVALID_ARGUMENT: with file, line and column.
absl::StatusOr<Settings> LoadSettings(const std::string& path);

}  // namespace intake::email

#endif  // INTAKE_CHANNELS_EMAIL_SETTINGS_H_
