// Strict reading of the one configuration file (TOML): each program asks for
// the keys it knows; a key nobody asked for, a wrong type or a value out of
// range is an error that names file, line and column, and suggests the nearest
// known key. Knows neither core nor gRPC, so that channels may use it too.

#ifndef INTAKE_SERVICES_TOML_CONFIG_FILE_H_
#define INTAKE_SERVICES_TOML_CONFIG_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake {

// A table of the file. Getters give the key's value, or the default where the
// key or the whole table is absent, or after an error, which ConfigFile::Finish
// reports. Cheap to copy; valid as long as its ConfigFile.
class ConfigSection {
 public:
  std::string String(absl::string_view key, absl::string_view otherwise);
  // An error where it is absent.
  std::string RequiredString(absl::string_view key);
  // Within [min, max].
  int64_t Integer(absl::string_view key, int64_t otherwise, int64_t min,
                  int64_t max);
  bool Bool(absl::string_view key, bool otherwise);
  // A civil date as TOML writes one (`2014-07-01`, no quotes), in that form.
  std::string Date(absl::string_view key, absl::string_view otherwise);
  // A path: relative ones are relative to the file's folder. Empty where absent
  // and `otherwise` is empty.
  std::string Path(absl::string_view key, absl::string_view otherwise);
  std::vector<std::string> Strings(absl::string_view key);

  // A table within; and each table of an array of tables.
  ConfigSection Section(absl::string_view key);
  std::vector<ConfigSection> Sections(absl::string_view key);

  bool present() const;
  // The keys it has, in the order of the file: for tables keyed by name.
  std::vector<std::string> Keys() const;
  // Reports an error at `key` (or at the table itself, when empty), for checks
  // that only the caller can make.
  void AddError(absl::string_view key, absl::string_view message);

 private:
  friend class ConfigFile;
  struct State;
  struct Node;
  ConfigSection(std::shared_ptr<State> state, std::shared_ptr<Node> node);

  std::shared_ptr<State> state_;
  std::shared_ptr<Node> node_;
};

class ConfigFile {
 public:
  // NOT_FOUND: no such file. INVALID_ARGUMENT: not TOML, with line and column.
  static absl::StatusOr<ConfigFile> Load(const std::string& path);
  static absl::StatusOr<ConfigFile> Parse(absl::string_view text,
                                          const std::string& path);

  ConfigSection Root();

  // The first error of anything asked so far, else the first key that nobody
  // asked for. Top-level tables named in `of_other_programs` may be there
  // without having been asked for.
  absl::Status Finish(const std::vector<std::string>& of_other_programs) const;
  // The same where every top-level table but these is another program's.
  absl::Status FinishOwn(const std::vector<std::string>& own);

 private:
  explicit ConfigFile(std::shared_ptr<ConfigSection::State> state);

  std::shared_ptr<ConfigSection::State> state_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_TOML_CONFIG_FILE_H_
