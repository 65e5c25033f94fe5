// What a command works with: the console, the flags every command has, and the
// server, connected to when it is first asked for.

#ifndef INTAKE_CHANNELS_CLI_SESSION_H_
#define INTAKE_CHANNELS_CLI_SESSION_H_

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "channels/cli/settings.h"
#include "channels/sdk/clock.h"
#include "channels/sdk/connection.h"
#include "channels/sdk/retry.h"

namespace intake::cli {

// What the process gives the program, and tests replace. The clock outlives
// it.
struct Environment {
  Console console;
  std::vector<std::string> default_configs;
  std::function<absl::StatusOr<std::shared_ptr<sdk::Connection>>(
      const sdk::ConnectionOptions&)>
      connect;
  // For waiting and measuring; and the wall clock.
  sdk::Clock& clock;
  std::function<absl::Time()> now;
  absl::TimeZone zone;
};

// Not thread-safe.
class Session {
 public:
  // `environment` outlives this.
  Session(const Environment& environment, GlobalFlags flags);

  const Environment& environment() const { return environment_; }
  const Console& console() const { return environment_.console; }
  const GlobalFlags& flags() const { return flags_; }
  // Empty until settings were loaded.
  std::string server() const;

  // INVALID_ARGUMENT: the configuration is wrong.
  absl::StatusOr<Settings> LoadedSettings();

  // The server, opened by an administrator's key or by a channel's.
  // UNAUTHENTICATED: no key is configured. INVALID_ARGUMENT, PERMISSION_DENIED:
  // the key file is bad.
  absl::StatusOr<std::shared_ptr<sdk::Connection>> AsAdministrator();
  absl::StatusOr<std::shared_ptr<sdk::Connection>> AsChannel();
  // For what both may do: as an administrator, or else as a channel.
  absl::StatusOr<std::shared_ptr<sdk::Connection>> AsAnyone();

  // The supplier's time zone, in which days begin and windows end. A server
  // that does not tell (a channel's key may not ask) leaves the machine's.
  absl::TimeZone SupplierZone(sdk::Connection& connection);

  // Runs `call(timeout)` again where that may help. REQUIRES: it is safe to
  // repeat.
  template <typename Call>
  auto Retry(Call call) {
    return retrier_.Run(call);
  }

 private:
  absl::StatusOr<std::shared_ptr<sdk::Connection>> ConnectWith(
      const std::string& key_file, const Settings& settings);

  const Environment& environment_;
  const GlobalFlags flags_;
  absl::StatusOr<Settings> settings_;
  bool settings_loaded_ = false;
  sdk::Retrier retrier_;
};

// The longest that one call which is not repeated may take.
inline constexpr absl::Duration kCallTimeout = absl::Seconds(10);
// And one that reads the whole of a big store.
inline constexpr absl::Duration kWholeStoreTimeout = absl::Hours(6);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_SESSION_H_
