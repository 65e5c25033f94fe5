#include "services/toml/config_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/toml/config_node.h"

namespace intake {

ConfigFile::ConfigFile(std::shared_ptr<ConfigSection::State> state)
    : state_(std::move(state)) {}

absl::StatusOr<ConfigFile> ConfigFile::Load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  // Reading a folder opens well and fails here.
  if (!file || !(text << file.rdbuf())) {
    return absl::NotFoundError(
        absl::StrCat(path, ": cannot be read: ", std::strerror(errno)));
  }
  return Parse(text.str(), path);
}

absl::StatusOr<ConfigFile> ConfigFile::Parse(absl::string_view text,
                                             const std::string& path) {
  auto state = std::make_shared<ConfigSection::State>();
  state->path = path;
  try {  // Debian's toml++ is built to throw.
    state->root = toml::parse(Std(text), path);
  } catch (const toml::parse_error& error) {
    const std::string_view what = error.description();
    return ConfigErrorAt(path, error.source().begin,
                         absl::string_view(what.data(), what.size()));
  }
  state->root_node = std::make_shared<ConfigSection::Node>(
      ConfigSection::Node{.table = &state->root});
  return ConfigFile(std::move(state));
}

ConfigSection ConfigFile::Root() { return {state_, state_->root_node}; }

absl::Status ConfigFile::Finish(
    const std::vector<std::string>& of_other_programs) const {
  if (!state_->first_error.ok()) return state_->first_error;
  std::optional<ConfigSection::Node::Unknown> unknown;
  state_->root_node->FindUnknown(of_other_programs, unknown);
  return unknown ? ConfigErrorAt(state_->path, unknown->at, unknown->message)
                 : absl::OkStatus();
}

absl::Status ConfigFile::FinishOwn(const std::vector<std::string>& own) {
  std::vector<std::string> of_other_programs;
  for (std::string& key : Root().Keys()) {
    if (std::find(own.begin(), own.end(), key) == own.end()) {
      of_other_programs.push_back(std::move(key));
    }
  }
  return Finish(of_other_programs);
}

}  // namespace intake
