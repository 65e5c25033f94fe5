// The world that scenarios play in: accounts, channels and rules, read from
// text. See accounts.txt for the form.

#ifndef INTAKE_TESTS_SCENARIOS_WORLD_H_
#define INTAKE_TESTS_SCENARIOS_WORLD_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/account.h"
#include "core/model/channel.h"
#include "core/rules/rule_set.h"

namespace intake {

struct World {
  absl::TimeZone zone;
  // By number, normalised.
  std::map<std::string, Account> accounts;
  std::map<std::string, ChannelPolicy> channels;
  RuleSet rules;
};

// Splits at blanks; `"…"` is one word that may hold blanks. A `#` that begins a
// word begins a comment.
absl::StatusOr<std::vector<std::string>> SplitWords(absl::string_view line);

// `name=value` for each whole number of RuleSet, by its name there;
// `electricity.low_percent=80`, expired_verification=hold,
// verification_suspension=2020-04-06..2020-12-31.
absl::Status SetRule(absl::string_view assignment, RuleSet& rules);

// The announced channels, and those that the tables need besides; the accounts
// and rules of `text`. INVALID_ARGUMENT with the line at fault.
absl::StatusOr<World> ReadWorld(absl::string_view text);

// The whole file. NOT_FOUND: there is none.
absl::StatusOr<std::string> ReadFile(const std::string& path);

}  // namespace intake

#endif  // INTAKE_TESTS_SCENARIOS_WORLD_H_
