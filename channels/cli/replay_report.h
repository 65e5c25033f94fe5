// What other rules would have decided, counted by rule. Keeps a few examples
// of each, however many decisions would change.

#ifndef INTAKE_CHANNELS_CLI_REPLAY_REPORT_H_
#define INTAKE_CHANNELS_CLI_REPLAY_REPORT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "intake/v1/operations_service.pb.h"

namespace intake::cli {

// Not thread-safe.
class ReplayReport {
 public:
  explicit ReplayReport(size_t examples_max) : examples_max_(examples_max) {}

  void Add(const v1::ReplayChange& change);

  int64_t changed() const { return changed_; }

  // `judged` submissions were judged again.
  std::string Text(int64_t judged, const Console& console,
                   absl::TimeZone zone) const;
  // One line: submissions_judged, decisions_changed, outcomes, rules with
  // their examples.
  std::string Json(int64_t judged) const;

 private:
  // From one outcome to another.
  using Outcomes = std::tuple<v1::Outcome, v1::Outcome>;
  struct Example {
    v1::ReplayChange change;
    // The rule's finding, that is new or gone.
    v1::Finding finding;
  };
  struct RuleChanges {
    std::map<Outcomes, int64_t> appears;
    std::map<Outcomes, int64_t> disappears;
    std::vector<Example> examples;
  };

  const size_t examples_max_;
  int64_t changed_ = 0;
  std::map<Outcomes, int64_t> outcomes_;
  std::map<std::string, RuleChanges> rules_;
};

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_REPLAY_REPORT_H_
