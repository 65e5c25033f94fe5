#include "channels/sberbank/settings.h"

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/http/listen_address.h"
#include "channels/sberbank/field_checks.h"
#include "channels/sberbank/profile_list.h"
#include "channels/sdk/connection_settings.h"
#include "services/toml/config_file.h"
#include "services/toml/log_level.h"

namespace intake::sberbank {
namespace {

// It stands in request ids and file names.
constexpr size_t kAgentDigitsMax = 20;

Agent ReadAgent(ConfigSection& section) {
  Agent agent{.code = section.RequiredString("code"),
              .files = section.RequiredString("files")};
  if (!Digits(agent.code).ok() || agent.code.size() > kAgentDigitsMax) {
    section.AddError("code",
                     absl::StrCat("got \"", agent.code, "\", want 1 to ",
                                  kAgentDigitsMax, " digits"));
  }
  const std::string profile = section.RequiredString("profile");
  agent.profile = FindProfile(profile);
  if (agent.profile == nullptr) {
    section.AddError(
        "profile",
        absl::StrCat("got \"", profile, "\", want one of ",
                     absl::StrJoin(AllProfiles(), ", ",
                                   [](std::string* out, const Profile* known) {
                                     absl::StrAppend(out, known->name);
                                   })));
  }
  return agent;
}

}  // namespace

absl::StatusOr<Settings> LoadSettings(const std::string& path) {
  absl::StatusOr<ConfigFile> file = ConfigFile::Load(path);
  if (!file.ok()) return file.status();
  Settings settings;
  ConfigSection sberbank = file->Root().Section("sberbank");
  settings.folder = sberbank.Path("folder", "sberbank");
  settings.listen = sberbank.String("listen", "127.0.0.1:7430");
  if (const auto address = http::ParseListenAddress(settings.listen);
      !address.ok()) {
    sberbank.AddError("listen", address.status().message());
  }
  settings.poll = absl::Seconds(
      sberbank.Integer("poll_seconds", 2, /*min=*/1, /*max=*/3600));
  settings.settle = absl::Seconds(
      sberbank.Integer("settle_seconds", 2, /*min=*/0, /*max=*/3600));
  settings.connection = sdk::ReadConnectionOptions(sberbank);
  sberbank.RequiredString("key_file");
  settings.connection.key_file = sberbank.Path("key_file", "");
  for (ConfigSection& section : sberbank.Sections("agent")) {
    settings.agents.push_back(ReadAgent(section));
  }
  if (settings.agents.empty()) {
    sberbank.AddError("", "want at least one [[sberbank.agent]]");
  }
  settings.log_level = ReadLogLevel(*file);
  if (absl::Status status = file->FinishOwn({"sberbank", "log"});
      !status.ok()) {
    return status;
  }
  return settings;
}

}  // namespace intake::sberbank
