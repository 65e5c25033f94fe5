// The rule file: what the validation rules compare with, by date.

#ifndef INTAKE_SERVICES_CONFIG_RULE_BOOK_CONFIG_H_
#define INTAKE_SERVICES_CONFIG_RULE_BOOK_CONFIG_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/rules/rule_set.h"
#include "services/toml/config_file.h"

namespace intake {

// INVALID_ARGUMENT with file, line and column: an unknown key, a wrong type, a
// value out of range, or sets that are no rule book. NOT_FOUND: no such file.
absl::StatusOr<RuleBook> LoadRuleBook(const std::string& path,
                                      const absl::TimeZone& zone);
absl::StatusOr<RuleBook> RuleBookFrom(ConfigFile file,
                                      const absl::TimeZone& zone);

}  // namespace intake

#endif  // INTAKE_SERVICES_CONFIG_RULE_BOOK_CONFIG_H_
