#include <algorithm>
#include <filesystem>
#include <sstream>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/toml/config_file.h"
#include "services/toml/config_node.h"

namespace intake {

ConfigSection::ConfigSection(std::shared_ptr<State> state,
                             std::shared_ptr<Node> node)
    : state_(std::move(state)), node_(std::move(node)) {}

std::string ConfigSection::String(absl::string_view key,
                                  absl::string_view otherwise) {
  return node_->Get<std::string>(*state_, key, "a string")
      .value_or(std::string(otherwise));
}

std::string ConfigSection::RequiredString(absl::string_view key) {
  if (node_->Ask(key) == nullptr) {
    state_->AddError(node_->Begin(), absl::StrCat("key `", node_->prefix, key,
                                                  "` is missing, wanted a "
                                                  "string"));
  }
  return String(key, "");
}

int64_t ConfigSection::Integer(absl::string_view key, int64_t otherwise,
                               int64_t min, int64_t max) {
  const std::optional<int64_t> value =
      node_->Get<int64_t>(*state_, key, "an integer");
  if (!value) return otherwise;
  if (*value < min || *value > max) {
    AddError(key, absl::StrCat("got ", *value, ", wanted ", min, " to ", max));
    return otherwise;
  }
  return *value;
}

bool ConfigSection::Bool(absl::string_view key, bool otherwise) {
  return node_->Get<bool>(*state_, key, "true or false").value_or(otherwise);
}

std::string ConfigSection::Date(absl::string_view key,
                                absl::string_view otherwise) {
  const std::optional<toml::date> date = node_->Get<toml::date>(
      *state_, key, "a date such as 2014-07-01, without quotes");
  if (!date) return std::string(otherwise);
  std::ostringstream text;
  text << *date;
  return text.str();
}

std::string ConfigSection::Path(absl::string_view key,
                                absl::string_view otherwise) {
  std::string path = String(key, otherwise);
  if (path.empty()) return path;
  // An absolute path on the right stands alone.
  return (std::filesystem::path(state_->path).parent_path() / path)
      .lexically_normal()
      .string();
}

std::vector<std::string> ConfigSection::Strings(absl::string_view key) {
  std::vector<std::string> strings;
  const toml::node* value = node_->Ask(key);
  if (value == nullptr) return strings;
  if (!value->is_array()) {
    node_->AddTypeError(*state_, key, *value, "an array of strings");
    return strings;
  }
  for (const toml::node& item : *value->as_array()) {
    const toml::value<std::string>* text = item.as_string();
    if (text == nullptr) {
      node_->AddTypeError(*state_, key, item, "an array of strings");
      return {};
    }
    strings.push_back(text->get());
  }
  return strings;
}

ConfigSection ConfigSection::Section(absl::string_view key) {
  const toml::node* value = node_->Ask(key);
  if (value != nullptr && !value->is_table()) {
    node_->AddTypeError(*state_, key, *value, "a table");
    value = nullptr;
  }
  std::vector<std::shared_ptr<Node>>& nodes = node_->children[std::string(key)];
  if (nodes.empty()) {
    nodes.push_back(std::make_shared<Node>(
        Node{.table = value == nullptr ? nullptr : value->as_table(),
             .prefix = absl::StrCat(node_->prefix, key, ".")}));
  }
  return {state_, nodes.front()};
}

std::vector<ConfigSection> ConfigSection::Sections(absl::string_view key) {
  const toml::node* value = node_->Ask(key);
  if (value == nullptr) return {};
  if (!value->is_array_of_tables()) {
    node_->AddTypeError(*state_, key, *value,
                        absl::StrCat("tables headed [[", key, "]]"));
    return {};
  }
  std::vector<std::shared_ptr<Node>>& nodes = node_->children[std::string(key)];
  if (nodes.empty()) {
    for (const toml::node& item : *value->as_array()) {
      nodes.push_back(std::make_shared<Node>(
          Node{.table = item.as_table(),
               .prefix =
                   absl::StrCat(node_->prefix, key, "[", nodes.size(), "].")}));
    }
  }
  std::vector<ConfigSection> sections;
  sections.reserve(nodes.size());
  for (const auto& node : nodes) {
    sections.push_back(ConfigSection(state_, node));
  }
  return sections;
}

bool ConfigSection::present() const { return node_->table != nullptr; }

std::vector<std::string> ConfigSection::Keys() const {
  std::vector<std::pair<toml::source_position, std::string>> placed;
  if (node_->table != nullptr) {
    for (const auto& [key, value] : *node_->table) {
      placed.emplace_back(key.source().begin, std::string(key.str()));
    }
  }
  std::sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first.line, a.first.column) <
           std::tie(b.first.line, b.first.column);
  });
  std::vector<std::string> keys;
  keys.reserve(placed.size());
  for (auto& [place, key] : placed) keys.push_back(std::move(key));
  return keys;
}

void ConfigSection::AddError(absl::string_view key, absl::string_view message) {
  const toml::node* value = key.empty() ? nullptr : node_->Ask(key);
  const toml::source_position at =
      value == nullptr ? node_->Begin() : value->source().begin;
  if (!key.empty()) {
    state_->AddError(at,
                     absl::StrCat("key `", node_->prefix, key, "`: ", message));
    return;
  }
  std::string table = node_->prefix;
  if (!table.empty()) table.pop_back();
  state_->AddError(at, table.empty()
                           ? std::string(message)
                           : absl::StrCat("[", table, "]: ", message));
}

}  // namespace intake
