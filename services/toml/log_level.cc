#include "services/toml/log_level.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"

namespace intake {
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

}  // namespace intake
