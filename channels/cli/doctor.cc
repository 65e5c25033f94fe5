#include "channels/cli/doctor.h"

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "channels/cli/doctor_check.h"
#include "channels/cli/render/error_text.h"
#include "channels/cli/render/progress.h"
#include "channels/sdk/key_file.h"

namespace intake::cli {
namespace {

Check Failed(std::string name, const absl::Status& status,
             const std::string& advice) {
  return {.name = std::move(name),
          .state = CheckState::kFail,
          .detail = std::string(status.message()),
          .advice = advice,
          .exit_code = ExitCodeOf(status)};
}

Check CheckConfig(const absl::StatusOr<Settings>& settings,
                  const Environment& environment) {
  if (!settings.ok()) {
    Check check = Failed("configuration", settings.status(),
                         "Correct the file; every key it may have is in the "
                         "manual, intake(1).");
    check.exit_code = ExitCode::kUsage;
    return check;
  }
  if (!settings->config.empty()) {
    return {.name = "configuration", .detail = settings->config};
  }
  return {.name = "configuration",
          .state = CheckState::kWarn,
          .detail = "none: the defaults hold",
          .advice = absl::StrCat(
              "Write one, with [cli] server, key_file and channel_key_file; "
              "looked for: ",
              absl::StrJoin(environment.default_configs, ", "))};
}

Check CheckKeyFile(const std::string& name, const std::string& path,
                   const std::string& setting, CheckState when_absent) {
  if (path.empty()) {
    return {.name = name,
            .state = when_absent,
            .detail = "none is configured",
            .advice = absl::StrCat("Set ", setting,
                                   " in [cli]; intake channel "
                                   "key issue makes a key."),
            .exit_code = ExitCode::kPermission};
  }
  const auto key = sdk::KeyFile::Open(path);
  if (key.ok()) return {.name = name, .detail = path};
  Check check = Failed(name, key.status(), "");
  check.advice = absl::StrCat(
      "The file holds one key and is for its owner alone: chmod 600 ", path);
  check.exit_code = absl::IsPermissionDenied(key.status())
                        ? ExitCode::kPermission
                        : ExitCode::kUsage;
  return check;
}

// What an administrator may ask the server; none where it cannot be asked.
void CheckServer(Session& session, bool deep, std::vector<Check>& checks) {
  auto connection = session.AsAdministrator();
  if (!connection.ok()) {
    checks.push_back(Failed("connection", connection.status(),
                            "Without a key the server tells nothing."));
    return;
  }
  const auto status = session.Retry([&](absl::Duration timeout) {
    return (*connection)->GetStatus({}, timeout);
  });
  if (!status.ok()) {
    checks.push_back(Failed("connection", status.status(),
                            WayOut(status.status(), session.server())));
    return;
  }
  checks.push_back({.name = "connection", .detail = session.server()});
  for (Check& check : CheckServerStatus(*status, session.environment().now())) {
    checks.push_back(std::move(check));
  }
  if (!deep) return;
  const auto verified = (*connection)->VerifyStore({}, kWholeStoreTimeout);
  if (verified.ok()) {
    checks.push_back(
        {.name = "store",
         .detail = absl::StrCat(FormatCount(verified->events_verified()),
                                " events read and found whole")});
  } else {
    checks.push_back(
        Failed("store", verified.status(),
               absl::IsDataLoss(verified.status())
                   ? "Stop the server, keep its files, and restore a backup."
                   : WayOut(verified.status(), session.server())));
  }
}

}  // namespace

absl::StatusOr<ExitCode> RunDoctor(Session& session, bool deep) {
  const absl::StatusOr<Settings> settings = session.LoadedSettings();
  std::vector<Check> checks = {CheckConfig(settings, session.environment())};
  if (settings.ok()) {
    checks.push_back(CheckKeyFile("administrator's key",
                                  settings->administrator_key_file, "key_file",
                                  CheckState::kFail));
    checks.push_back(CheckKeyFile("channel's key", settings->channel_key_file,
                                  "channel_key_file", CheckState::kWarn));
    checks.push_back(CheckTransport(settings->connection));
    CheckServer(session, deep, checks);
  }
  const Console& console = session.console();
  if (session.flags().json) {
    console.out << ChecksJson(checks) << '\n';
  } else {
    console.out << ChecksText(checks, console);
  }
  return ExitCodeOf(checks);
}

}  // namespace intake::cli
