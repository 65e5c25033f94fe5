// The rule file: what the validation rules compare with, by date.

#ifndef INTAKE_SERVICES_CONFIG_RULE_BOOK_CONFIG_H_
#define INTAKE_SERVICES_CONFIG_RULE_BOOK_CONFIG_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/rules/rule_set.h"
#include "services/toml/config_file.h"

namespace intake {

// INVALID_ARGUMENT with file, line and column: an unknown key, a wrong type, a
// value that ValidateRuleSet refuses, or two sets in force from one day.
// NOT_FOUND: no such file.
absl::StatusOr<RuleBook> LoadRuleBook(const std::string& path,
                                      const absl::TimeZone& zone);
// Of a file's text that came another way: places are given as `rules:3:19`.
absl::StatusOr<RuleBook> RuleBookFromText(absl::string_view toml,
                                          const absl::TimeZone& zone);
absl::StatusOr<RuleBook> RuleBookFrom(ConfigFile file,
                                      const absl::TimeZone& zone);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONFIG_RULE_BOOK_CONFIG_H_
