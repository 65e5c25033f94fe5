// Tables of scenarios: what is sent, and what comes of it. See identity.txt for
// the form.

#ifndef INTAKE_TESTS_SCENARIOS_SCENARIO_H_
#define INTAKE_TESTS_SCENARIOS_SCENARIO_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/model/submission.h"
#include "core/rules/rule_set.h"
#include "tests/scenarios/world.h"

namespace intake {

// Stands for the code of the last receipt that asked something.
inline constexpr char kLastQuestion[] = "last";

struct Step {
  enum class Kind {
    kSubmission,  // an answer among them: submission.content says so
    kClosing,     // of closed_period
    kCharging,    // of all that was recorded by received_at
  };

  Kind kind = Kind::kSubmission;
  size_t line = 0;
  std::string channel;
  Submission submission;
  absl::Time received_at;
  bool key_reused = false;
  absl::CivilMonth closed_period;
  // What is expected: `accepted`, and `HIGH_USAGE(warn),…` or `-`; a period,
  // values, and the value proposed only where the table names them.
  std::string outcome;
  std::string findings;
  std::optional<std::string> period;
  std::optional<std::string> taken;
  std::optional<std::string> proposal;

  bool is_answer() const {
    return std::holds_alternative<CodeAnswer>(submission.content);
  }
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

}  // namespace intake

#endif  // INTAKE_TESTS_SCENARIOS_SCENARIO_H_
