#include "channels/desk/settings.h"

#include "absl/status/status.h"
#include "channels/http/listen_address.h"
#include "channels/sdk/connection_settings.h"
#include "services/toml/config_file.h"
#include "services/toml/log_level.h"
#include "services/toml/supplier_zone.h"

namespace intake::desk {

absl::StatusOr<Settings> LoadSettings(const std::string& path) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  Settings settings;
  ConfigSection desk = file->Root().Section("desk");
  settings.listen = desk.String("listen", "127.0.0.1:7450");
  if (const auto address = http::ParseListenAddress(settings.listen);
      !address.ok()) {
    desk.AddError("listen", address.status().message());
  }
  settings.behind_proxy = desk.Bool("behind_proxy", false);
  settings.folder = desk.Path("folder", "desk");
  settings.core = sdk::ReadConnectionOptions(desk);
  settings.core.key_file = desk.Path("key_file", "keys/desk.key");
  settings.call_center_key_file =
      desk.Path("call_center_key_file", "keys/call_center.key");
  settings.office_key_file = desk.Path("office_key_file", "keys/office.key");
  settings.paper_slip_key_file =
      desk.Path("paper_slip_key_file", "keys/paper_slip.key");
  settings.building_list_key_file =
      desk.Path("building_list_key_file", "keys/building_list.key");

  settings.zone = ReadSupplierZone(*file);
  settings.log_level = ReadLogLevel(*file);
  if (absl::Status status = file->FinishOwn({"desk", "log", "supplier"});
      !status.ok()) {
    return status;
  }
  return settings;
}

}  // namespace intake::desk
