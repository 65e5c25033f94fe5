#include "channels/sms/settings.h"

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "channels/http/listen_address.h"
#include "channels/sdk/connection_settings.h"
#include "services/toml/config_file.h"
#include "services/toml/log_level.h"
#include "services/toml/supplier_zone.h"

namespace intake::sms {

absl::StatusOr<Settings> LoadSettings(const std::string& path) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  Settings settings;
  ConfigSection sms = file->Root().Section("sms");
  settings.listen = sms.String("listen", "127.0.0.1:7420");
  if (const auto address = http::ParseListenAddress(settings.listen);
      !address.ok()) {
    sms.AddError("listen", address.status().message());
  }
  settings.deadline =
      absl::Seconds(sms.Integer("deadline_seconds", 20, /*min=*/1,
                                /*max=*/200));
  settings.connection = sdk::ReadConnectionOptions(sms);
  sms.RequiredString("key_file");
  settings.connection.key_file = sms.Path("key_file", "");

  settings.zone = ReadSupplierZone(*file);
  settings.log_level = ReadLogLevel(*file);
  if (absl::Status status = file->FinishOwn({"sms", "log", "supplier"});
      !status.ok()) {
    return status;
  }
  return settings;
}

}  // namespace intake::sms
