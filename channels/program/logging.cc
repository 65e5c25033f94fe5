#include "channels/program/logging.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"

namespace intake::program {
namespace {

constexpr std::array<absl::string_view, 5> kLogLevels = {
    "debug", "info", "warn", "error", "off"};

}  // namespace

std::string ReadLogLevel(ConfigFile& file) {
  ConfigSection log = file.Root().Section("log");
  std::string level = log.String("level", "info");
  if (std::find(kLogLevels.begin(), kLogLevels.end(), level) ==
      kLogLevels.end()) {
    log.AddError("level", absl::StrCat("got \"", level, "\", wanted one of ",
                                       absl::StrJoin(kLogLevels, ", ")));
  }
  return level;
}

void StartLogging(const std::string& program) {
  spdlog::set_default_logger(spdlog::stderr_logger_mt(program));
  spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
}

void SetLogLevel(const std::string& level) {
  spdlog::set_level(spdlog::level::from_str(level));
}

}  // namespace intake::program
