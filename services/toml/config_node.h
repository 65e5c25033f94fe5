// What a ConfigSection stands on: the parsed file, and what was asked of it.
// For the sources of this folder alone.

#ifndef INTAKE_SERVICES_TOML_CONFIG_NODE_H_
#define INTAKE_SERVICES_TOML_CONFIG_NODE_H_

#include <toml++/toml.h>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "services/toml/config_file.h"

namespace intake {

// toml++ speaks the standard's string_view, Abseil here does not.
inline std::string_view Std(absl::string_view text) {
  return {text.data(), text.size()};
}

// INVALID_ARGUMENT `path:line:column: message`. What has no place of its own (a
// table that is not there) is put at the file's beginning.
absl::Status ConfigErrorAt(const std::string& path, toml::source_position at,
                           absl::string_view message);

struct ConfigSection::State {
  std::string path;
  toml::table root;
  std::shared_ptr<Node> root_node;
  absl::Status first_error;

  void AddError(toml::source_position at, absl::string_view message);
};

struct ConfigSection::Node {
  // A key that nobody asked for.
  struct Unknown {
    toml::source_position at;
    std::string message;
  };

  // The value at `key`, which is known from now on; null where there is none.
  const toml::node* Ask(absl::string_view key);

  // The value at `key` as a T. None where there is none, and, with an error,
  // where it is something else.
  template <typename T>
  std::optional<T> Get(State& state, absl::string_view key,
                       absl::string_view wanted) {
    const toml::node* value = Ask(key);
    if (value == nullptr) return std::nullopt;
    std::optional<T> exact = value->value_exact<T>();
    if (!exact) AddTypeError(state, key, *value, wanted);
    return exact;
  }

  void AddTypeError(State& state, absl::string_view key,
                    const toml::node& value, absl::string_view wanted) const;

  // Keeps in `first` the unknown key that stands first in the file. Those of
  // `tolerated` are as good as known.
  void FindUnknown(const std::vector<std::string>& tolerated,
                   std::optional<Unknown>& first) const;

  toml::source_position Begin() const;

  // Null where the table is not there.
  const toml::table* table = nullptr;
  // Its dotted name with a point behind it; empty for the root.
  std::string prefix;
  // Every key asked for, and the tables behind those that were asked for so.
  std::vector<std::string> known;
  std::map<std::string, std::vector<std::shared_ptr<Node>>> children;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_TOML_CONFIG_NODE_H_
