#include "channels/cli/session.h"

#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

// Somebody waits at the keyboard: a server that restarts is waited for, one
// that is not there is reported soon.
constexpr sdk::RetryPolicy kRetryPolicy = {
    .attempt_timeout = kCallTimeout,
    .total_timeout = absl::Seconds(15),
    .attempts_max = 4,
};

absl::Status NoKey(absl::string_view whose, absl::string_view key,
                   const Settings& settings) {
  return absl::UnauthenticatedError(absl::StrCat(
      "no ", whose, " key is configured: ",
      settings.config.empty()
          ? std::string("there is no configuration file")
          : absl::StrCat(settings.config, " lacks ", key, " in [cli]")));
}

}  // namespace

Session::Session(const Environment& environment, GlobalFlags flags)
    : environment_(environment),
      flags_(std::move(flags)),
      retrier_(kRetryPolicy, environment.clock) {}

std::string Session::server() const {
  return settings_.ok() ? settings_->connection.server : "";
}

absl::StatusOr<Settings> Session::LoadedSettings() {
  if (!settings_loaded_) {
    settings_ = LoadSettings(flags_, environment_.default_configs);
    settings_loaded_ = true;
  }
  return settings_;
}

absl::StatusOr<std::shared_ptr<sdk::Connection>> Session::AsAdministrator() {
  absl::StatusOr<Settings> settings = LoadedSettings();
  if (!settings.ok()) return settings.status();
  if (settings->administrator_key_file.empty()) {
    return NoKey("administrator's", "key_file", *settings);
  }
  return ConnectWith(settings->administrator_key_file, *settings);
}

absl::StatusOr<std::shared_ptr<sdk::Connection>> Session::AsChannel() {
  absl::StatusOr<Settings> settings = LoadedSettings();
  if (!settings.ok()) return settings.status();
  if (settings->channel_key_file.empty()) {
    return NoKey("channel's", "channel_key_file", *settings);
  }
  return ConnectWith(settings->channel_key_file, *settings);
}

absl::StatusOr<std::shared_ptr<sdk::Connection>> Session::AsAnyone() {
  absl::StatusOr<Settings> settings = LoadedSettings();
  if (!settings.ok()) return settings.status();
  const bool only_channel = settings->administrator_key_file.empty() &&
                            !settings->channel_key_file.empty();
  return only_channel ? AsChannel() : AsAdministrator();
}

absl::TimeZone Session::SupplierZone(sdk::Connection& connection) {
  const auto status = connection.GetStatus({}, kCallTimeout);
  return ZoneNamed(status.ok() ? status->time_zone() : "", environment_.zone);
}

absl::StatusOr<std::shared_ptr<sdk::Connection>> Session::ConnectWith(
    const std::string& key_file, const Settings& settings) {
  sdk::ConnectionOptions options = settings.connection;
  options.key_file = key_file;
  auto connection = environment_.connect(options);
  // Only a file of the configuration can be missing here.
  if (absl::IsNotFound(connection.status())) {
    return absl::InvalidArgumentError(connection.status().message());
  }
  return connection;
}

}  // namespace intake::cli
