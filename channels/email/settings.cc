#include "channels/email/settings.h"

#include <vector>

#include "absl/status/status.h"
#include "channels/sdk/connection_settings.h"
#include "services/toml/config_file.h"

namespace intake::email {

absl::StatusOr<Settings> LoadSettings(const std::string& path) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  Settings settings;
  ConfigSection email = file->Root().Section("email");
  // Well below Postfix' command_time_limit, 1000 s, after which it ends the
  // program and returns the message.
  settings.deadline = absl::Seconds(
      email.Integer("deadline_seconds", 60, /*min=*/1, /*max=*/600));
  settings.metrics_file = email.Path("metrics_file", "");
  settings.connection = sdk::ReadConnectionOptions(email);
  email.RequiredString("key_file");
  settings.connection.key_file = email.Path("key_file", "");
  if (absl::Status status = file->FinishOwn({"email"}); !status.ok()) {
    return status;
  }
  return settings;
}

}  // namespace intake::email
