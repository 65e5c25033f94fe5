#include "channels/sms/settings.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "channels/http/listen_address.h"
#include "channels/sdk/connection_settings.h"
#include "services/toml/config_file.h"

namespace intake::sms {
namespace {

constexpr std::array<absl::string_view, 5> kLogLevels = {
    "debug", "info", "warn", "error", "off"};

}  // namespace

absl::StatusOr<Settings> LoadSettings(const std::string& path) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  std::vector<std::string> of_other_programs;
  for (const std::string& key : file->Root().Keys()) {
    if (key != "sms" && key != "log") of_other_programs.push_back(key);
  }

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

  ConfigSection log = file->Root().Section("log");
  settings.log_level = log.String("level", "info");
  if (std::find(kLogLevels.begin(), kLogLevels.end(), settings.log_level) ==
      kLogLevels.end()) {
    log.AddError("level", absl::StrCat("got \"", settings.log_level,
                                       "\", wanted one of ",
                                       absl::StrJoin(kLogLevels, ", ")));
  }
  if (absl::Status status = file->Finish(of_other_programs); !status.ok()) {
    return status;
  }
  return settings;
}

}  // namespace intake::sms
