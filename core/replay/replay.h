// What if: the submissions of the log judged again under other rules, each on
// the account as it was then. Deterministic; under the rules of then nothing
// changes.

#ifndef INTAKE_CORE_REPLAY_REPLAY_H_
#define INTAKE_CORE_REPLAY_REPLAY_H_

#include <cstdint>
#include <functional>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "core/model/finding.h"
#include "core/model/receipt.h"
#include "core/ports/event_log.h"
#include "core/rules/rule_set.h"

namespace intake {

struct ReplaySpan {
  // By the moment of receipt: from the first until the second, exclusive.
  absl::Time from = absl::InfinitePast();
  absl::Time until = absl::InfiniteFuture();
};

// A submission that would have been judged otherwise.
struct ReplayChange {
  std::string channel;
  Receipt was;
  Receipt now;
  // By rule, register and severity: those of one that the other lacks.
  Findings gone;
  Findings added;
};

struct ReplayProgress {
  uint64_t events_done = 0;
  uint64_t events_total = 0;
  uint64_t submissions_judged = 0;
};

struct ReplayHooks {
  // Both answer false to end the replay.
  std::function<bool(const ReplayChange&)> change;
  // After each batch of the log, and at the end.
  std::function<bool(const ReplayProgress&)> progress;
};

// Reads the log to its end as it is at the call, accounts' states built up
// beside the running ones. CANCELLED: a hook ended it.
absl::Status Replay(EventLog& log, const RuleBook& rules,
                    const ReplaySpan& span, const ReplayHooks& hooks);

}  // namespace intake

#endif  // INTAKE_CORE_REPLAY_REPLAY_H_
