// Tables of scenarios: what is sent, and what comes of it. See identity.txt for
// the form.

#ifndef INTAKE_TESTS_SCENARIOS_SCENARIO_H_
#define INTAKE_TESTS_SCENARIOS_SCENARIO_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/decide/decide.h"
#include "core/decide/evolve.h"
#include "core/model/event.h"
#include "core/model/submission.h"
#include "core/rules/rule_set.h"
#include "tests/scenarios/world.h"

namespace intake {

struct Step {
  size_t line = 0;
  std::string channel;
  Submission submission;
  absl::Time received_at;
  bool key_reused = false;
  // What is expected: `accepted`, and `HIGH_USAGE(warn),…` or `-`; a period and
  // values only where the table names them.
  std::string outcome;
  std::string findings;
  std::optional<std::string> period;
  std::optional<std::string> taken;
};

// The steps follow each other, from a fresh world on; with `each_alone`, every
// step has a fresh world to itself.
struct Scenario {
  std::string title;
  RuleSet rules;
  bool each_alone = false;
  std::vector<Step> steps;
};

// INVALID_ARGUMENT with the line at fault.
absl::StatusOr<std::vector<Scenario>> ReadScenarios(absl::string_view text,
                                                    const World& world);

// Plays steps through Decide and Evolve, as admission does.
class Stage {
 public:
  // `world` outlives it.
  Stage(const World& world, const RuleSet& rules);

  SubmissionJudged Play(const Step& step);

 private:
  // Of the account that the step names; of none known, an empty one.
  AccountState& StateFor(const Step& step,
                         const std::vector<TextFacts::Named>& named);

  const World* world_;
  RuleBook rules_;
  std::vector<const ChannelPolicy*> open_channels_;
  std::map<std::string, AccountState> states_;
  AccountState unknown_;
  uint64_t receipt_number_ = 0;
};

// `HIGH_USAGE(customer),ROLLOVER(warn)`; `-` for none.
std::string FindingsText(const Findings& findings);

}  // namespace intake

#endif  // INTAKE_TESTS_SCENARIOS_SCENARIO_H_
