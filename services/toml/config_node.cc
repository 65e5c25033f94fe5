#include "services/toml/config_node.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/toml/nearest_word.h"

namespace intake {
namespace {

absl::string_view TypeName(toml::node_type type) {
  switch (type) {
    case toml::node_type::none:
      return "nothing";
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::string:
      return "a string";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a floating-point number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
      return "a time";
    case toml::node_type::date_time:
      return "a date with a time";
  }
  return "nothing";
}

}  // namespace

absl::Status ConfigErrorAt(const std::string& path, toml::source_position at,
                           absl::string_view message) {
  const auto line = std::max<toml::source_index>(at.line, 1);
  const auto column = std::max<toml::source_index>(at.column, 1);
  return absl::InvalidArgumentError(
      absl::StrCat(path, ":", line, ":", column, ": ", message));
}

void ConfigSection::State::AddError(toml::source_position at,
                                    absl::string_view message) {
  if (first_error.ok()) first_error = ConfigErrorAt(path, at, message);
}

const toml::node* ConfigSection::Node::Ask(absl::string_view key) {
  if (std::find(known.begin(), known.end(), key) == known.end()) {
    known.emplace_back(key);
  }
  return table == nullptr ? nullptr : table->get(Std(key));
}

void ConfigSection::Node::AddTypeError(State& state, absl::string_view key,
                                       const toml::node& value,
                                       absl::string_view wanted) const {
  state.AddError(value.source().begin,
                 absl::StrCat("key `", prefix, key, "`: got ",
                              TypeName(value.type()), ", wanted ", wanted));
}

toml::source_position ConfigSection::Node::Begin() const {
  return table == nullptr ? toml::source_position{} : table->source().begin;
}

void ConfigSection::Node::FindUnknown(const std::vector<std::string>& tolerated,
                                      std::optional<Unknown>& first) const {
  if (table == nullptr) return;
  for (const auto& [key, value] : *table) {
    const std::string name(key.str());
    if (std::find(known.begin(), known.end(), name) != known.end() ||
        std::find(tolerated.begin(), tolerated.end(), name) !=
            tolerated.end()) {
      continue;
    }
    const toml::source_position at = key.source().begin;
    if (first && std::tie(first->at.line, first->at.column) <=
                     std::tie(at.line, at.column)) {
      continue;
    }
    const std::string nearest = NearestWord(name, known);
    first = Unknown{
        .at = at,
        .message = absl::StrCat(
            "unknown key `", prefix, name, "`; ",
            nearest.empty()
                ? absl::StrCat("known here: ", absl::StrJoin(known, ", "))
                : absl::StrCat("did you mean `", nearest, "`?"))};
  }
  for (const auto& [key, nodes] : children) {
    for (const auto& node : nodes) node->FindUnknown({}, first);
  }
}

}  // namespace intake
