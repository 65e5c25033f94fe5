// The layer map, held against every `#include` of the code: dependencies point
// inward, and core knows neither gRPC nor a database.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace intake {
namespace {

namespace fs = std::filesystem;
using ::testing::IsEmpty;

// What the files below `folder` may include, as prefixes of the included path.
// The longest folder that holds a file speaks for it. Headers of the standard
// library (no slash, no `.h`) are free to all.
struct Layer {
  std::string folder;
  std::vector<std::string> may_include;
};

const std::vector<Layer>& Layers() {
  static const auto* const kLayers = new std::vector<Layer>{
      {"core", {"absl/", "core/"}},
      {"storage",
       {"absl/", "core/", "storage/", "sqlite3.h", "sodium.h", "xxhash.h",
        "fcntl.h", "sys/", "unistd.h"}},
      {"services",
       {"absl/", "core/", "services/", "google/", "grpc", "intake/v1/",
        "spdlog/", "sodium.h", "systemd/", "CLI/", "fcntl.h", "sys/", "sched.h",
        "unistd.h", "pthread.h", "signal.h"}},
      {"services/toml", {"absl/", "services/toml/", "toml++/"}},
      {"services/server",
       {"absl/", "core/", "services/", "storage/", "google/", "grpc",
        "intake/v1/", "spdlog/", "sodium.h", "systemd/", "CLI/", "fcntl.h",
        "sys/", "unistd.h", "pthread.h", "signal.h"}},
      {"channels",
       {"absl/",       "channels/",  "services/toml/", "google/protobuf/",
        "google/rpc/", "intake/v1/", "spdlog/",        "systemd/",
        "CLI/",        "nlohmann/",  "microhttpd.h",   "arpa/",
        "netinet/",    "fcntl.h",    "sys/",           "unistd.h",
        "pthread.h",   "signal.h",   "poll.h",         "netdb.h"}},
      {"channels/charset", {"absl/", "channels/charset/", "unicode/"}},
      {"channels/program",
       {"absl/", "channels/program/", "channels/http/", "channels/sdk/",
        "services/toml/", "spdlog/", "CLI/", "sodium.h", "fcntl.h", "signal.h",
        "pthread.h", "poll.h", "sys/", "unistd.h"}},
      {"channels/building_list",
       {"absl/", "channels/building_list/", "channels/charset/",
        "channels/program/", "channels/sdk/", "intake/v1/", "csv.h", "zip.h",
        "expat.h", "xlsxwriter.h"}},
      {"channels/web",
       {"absl/", "channels/http/", "channels/program/", "channels/sdk/",
        "channels/web/", "intake/v1/", "ctemplate/", "gmime/", "sodium.h",
        "systemd/", "spdlog/", "fcntl.h", "sys/", "unistd.h"}},
      {"channels/portal",
       {"absl/", "channels/http/", "channels/portal/", "channels/program/",
        "channels/sdk/", "channels/web/", "services/toml/", "intake/v1/",
        "CLI/", "ctemplate/", "curl/", "gmime/", "spdlog/", "systemd/"}},
      {"channels/desk",
       {"absl/", "channels/building_list/", "channels/charset/",
        "channels/desk/", "channels/http/", "channels/program/",
        "channels/sdk/", "channels/web/", "services/toml/", "intake/v1/",
        "CLI/", "ctemplate/", "spdlog/", "systemd/"}},
      {"channels/email",
       {"absl/", "channels/charset/", "channels/email/", "channels/program/",
        "channels/sdk/", "services/toml/", "intake/v1/", "spdlog/", "CLI/",
        "gmime/", "libxml/", "fcntl.h", "sys/", "unistd.h", "signal.h"}},
      {"channels/sdk",
       {"absl/", "channels/sdk/", "services/toml/", "google/", "grpc",
        "intake/v1/", "arpa/", "fcntl.h", "sys/", "unistd.h"}},
  };
  return *kLayers;
}

const Layer& LayerOf(const std::string& path) {
  const Layer* found = nullptr;
  for (const Layer& layer : Layers()) {
    if (absl::StartsWith(path, absl::StrCat(layer.folder, "/")) &&
        (found == nullptr || layer.folder.size() > found->folder.size())) {
      found = &layer;
    }
  }
  return *found;
}

// A test may also use what tests use.
bool IsTest(const std::string& path) {
  return absl::StrContains(path, "_test.") ||
         absl::StrContains(path, "_fuzzer.") ||
         absl::StrContains(path, "fixture") ||
         absl::StrContains(path, "/testing/") ||
         absl::StartsWith(path, "storage/contract/");
}

bool Allowed(const std::string& path, const std::string& included) {
  const bool is_standard =
      !absl::StrContains(included, '/') && !absl::StrContains(included, '.');
  if (is_standard) return true;
  std::vector<std::string> allowed = LayerOf(path).may_include;
  if (IsTest(path)) {
    allowed.insert(allowed.end(),
                   {"gmock/", "gtest/", "tests/support/", "fcntl.h", "sys/",
                    "unistd.h", "signal.h", "grpc", "google/"});
    if (absl::StartsWith(path, "services/")) allowed.push_back("storage/");
  }
  return std::any_of(allowed.begin(), allowed.end(), [&](const auto& prefix) {
    return absl::StartsWith(included, prefix);
  });
}

std::vector<std::string> SourcesBelow(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension();
    if (extension == ".cc" || extension == ".h") {
      paths.push_back(entry.path().generic_string());
    }
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string ReadFile(const fs::path& path) {
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

// The path between the quotes or brackets of an include; empty for other lines.
std::string IncludedBy(absl::string_view line) {
  if (!absl::ConsumePrefix(&line, "#include ")) return "";
  const size_t end = line.find_last_of("\">");
  return end == absl::string_view::npos || end < 1
             ? ""
             : std::string(line.substr(1, end - 1));
}

TEST(Layering, EveryIncludePointsInward) {
  std::vector<std::string> wrong;
  size_t includes = 0;
  for (const char* folder : {"core", "storage", "services", "channels"}) {
    for (const std::string& path : SourcesBelow(folder)) {
      for (absl::string_view line : absl::StrSplit(ReadFile(path), '\n')) {
        const std::string included = IncludedBy(line);
        if (included.empty()) continue;
        ++includes;
        if (!Allowed(path, included)) {
          wrong.push_back(absl::StrCat(path, " includes ", included));
        }
      }
    }
  }
  EXPECT_GT(includes, 500U) << "run from the root of the repository";
  EXPECT_THAT(wrong, IsEmpty()) << absl::StrJoin(wrong, "\n");
}

TEST(Layering, SeesAnIncludeThatPointsOutward) {
  EXPECT_FALSE(Allowed("core/decide/decide.cc", "grpcpp/grpcpp.h"));
  EXPECT_FALSE(Allowed("core/decide/decide.cc", "sqlite3.h"));
  EXPECT_FALSE(Allowed("core/decide/decide.cc", "unistd.h"));
  EXPECT_FALSE(Allowed("channels/sms/main.cc", "core/model/account.h"));
  EXPECT_FALSE(Allowed("channels/sms/main.cc", "grpcpp/grpcpp.h"));
  EXPECT_FALSE(Allowed("services/rpc/intake_rpc.cc", "storage/sqlite/x.h"));
  EXPECT_TRUE(Allowed("core/decide/decide.cc", "absl/time/time.h"));
  EXPECT_TRUE(Allowed("core/decide/decide.cc", "vector"));
}

// A source that no CMakeLists.txt names is never compiled and never tested.
TEST(Layering, EverySourceIsBuilt) {
  std::vector<std::string> forgotten;
  for (const char* folder :
       {"core", "storage", "services", "channels", "tests"}) {
    for (const std::string& path : SourcesBelow(folder)) {
      if (!absl::EndsWith(path, ".cc")) continue;
      const fs::path file(path);
      const std::string lists =
          ReadFile(file.parent_path() / "CMakeLists.txt") +
          ReadFile(file.parent_path().parent_path() / "CMakeLists.txt") +
          ReadFile("cmake/intake.cmake");
      if (!absl::StrContains(lists, file.filename().string())) {
        forgotten.push_back(path);
      }
    }
  }
  EXPECT_THAT(forgotten, IsEmpty()) << absl::StrJoin(forgotten, "\n");
}

}  // namespace
}  // namespace intake
