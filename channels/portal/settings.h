// What intake-portal reads from the configuration file:
//
//   [portal]
//   listen = "127.0.0.1:7440"
//   address = "https://portal.example"  # of the pages, for links in letters
//   behind_proxy = false          # one on this machine adds X-Forwarded-For
//   key_file = "keys/portal.key"  # the channel's
//   spool_folder = "portal"       # letters, and readings kept while the server
//                                 # is away
//   deadline_seconds = 5          # for the server's answer to one page
//   server = "127.0.0.1:7410"     # this and TLS: see connection_settings.h
//
//   [portal.mail]
//   server = "127.0.0.1:25"       # the mail server on this machine
//   from = "readings@supplier.example"
//   from_name = "Показания"
//
//   [supplier]
//   time_zone = "Europe/Samara"   # whose day a reading is of
//
//   [log]
//   level = "info"                # debug, info, warn, error or off

#ifndef INTAKE_CHANNELS_PORTAL_SETTINGS_H_
#define INTAKE_CHANNELS_PORTAL_SETTINGS_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/portal/mail/mail_settings.h"
#include "channels/sdk/grpc_connection.h"

namespace intake::portal {

struct Settings {
  std::string listen;
  bool behind_proxy = false;
  std::string spool_folder;
  absl::Duration deadline;
  MailSettings mail;
  absl::TimeZone zone;
  sdk::ConnectionOptions connection;
  // A level of spdlog.
  std::string log_level;
};

// NOT_FOUND: no such file. INVALID_ARGUMENT: with file, line and column.
absl::StatusOr<Settings> LoadSettings(const std::string& path);

}  // namespace intake::portal

#endif  // INTAKE_CHANNELS_PORTAL_SETTINGS_H_
