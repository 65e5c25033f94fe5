#include "channels/cli/settings.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/sdk/connection_settings.h"
#include "services/toml/config_file.h"

namespace intake::cli {
namespace {

absl::Status ReadConfig(ConfigFile& file, Settings& settings) {
  ConfigSection cli = file.Root().Section("cli");
  settings.connection = sdk::ReadConnectionOptions(cli);
  settings.administrator_key_file = cli.Path("key_file", "");
  settings.channel_key_file = cli.Path("channel_key_file", "");
  settings.list_key_file = file.Root().Section("list").Path("key_file", "");
  return file.FinishOwn({"cli", "list"});
}

}  // namespace

absl::StatusOr<Settings> LoadSettings(
    const GlobalFlags& flags, const std::vector<std::string>& default_configs) {
  Settings settings;
  const std::vector<std::string> candidates =
      flags.config.empty() ? default_configs
                           : std::vector<std::string>{flags.config};
  for (const std::string& path : candidates) {
    absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
    if (absl::IsNotFound(file.status()) && flags.config.empty()) continue;
    if (absl::IsNotFound(file.status())) {
      return absl::InvalidArgumentError(
          absl::StrCat("--config ", path, ": there is no such file"));
    }
    if (!file.ok()) return file.status();
    absl::Status status = ReadConfig(*file, settings);
    if (!status.ok()) return status;
    settings.config = path;
    break;
  }
  if (!flags.server.empty()) settings.connection.server = flags.server;
  if (!flags.key_file.empty()) {
    settings.administrator_key_file = flags.key_file;
    settings.channel_key_file = flags.key_file;
    settings.list_key_file = flags.key_file;
  }
  return settings;
}

}  // namespace intake::cli
