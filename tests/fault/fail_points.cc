#include "tests/fault/fail_points.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <thread>
#include <utility>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"

namespace intake::testing {
namespace {

constexpr absl::Duration kDelay = absl::Milliseconds(250);
// Long enough that some answers have left, short enough that others have not.
constexpr absl::Duration kAmidAnswersMax = absl::Microseconds(400);

constexpr std::array kPoints = {
    FailPoint::kBeforeBegin,           FailPoint::kAfterBegin,
    FailPoint::kBeforeWrite,           FailPoint::kAfterWrite,
    FailPoint::kBeforeCommit,          FailPoint::kAfterCommit,
    FailPoint::kBeforeCheckpointWrite, FailPoint::kAfterCheckpointWrite,
    FailPoint::kBeforeCheckpointSync,  FailPoint::kAfterCheckpointSync,
    FailPoint::kBeforeAppend,          FailPoint::kBeforeAnswers,
    FailPoint::kAmidAnswers,
};
constexpr std::array kActions = {FailAction::kKill, FailAction::kDelay,
                                 FailAction::kError};

void KillSelf() { kill(getpid(), SIGKILL); }

// Admission goes on and answers meanwhile.
void KillSelfAfter(absl::Duration delay) {
  std::thread([delay] {
    absl::SleepFor(delay);
    KillSelf();
  }).detach();
}

}  // namespace

absl::Span<const FailPoint> AllFailPoints() { return kPoints; }

absl::string_view FailPointName(FailPoint point) {
  switch (point) {
    case FailPoint::kBeforeBegin:
      return "before_begin";
    case FailPoint::kAfterBegin:
      return "after_begin";
    case FailPoint::kBeforeWrite:
      return "before_write";
    case FailPoint::kAfterWrite:
      return "after_write";
    case FailPoint::kBeforeCommit:
      return "before_commit";
    case FailPoint::kAfterCommit:
      return "after_commit";
    case FailPoint::kBeforeCheckpointWrite:
      return "before_checkpoint_write";
    case FailPoint::kAfterCheckpointWrite:
      return "after_checkpoint_write";
    case FailPoint::kBeforeCheckpointSync:
      return "before_checkpoint_sync";
    case FailPoint::kAfterCheckpointSync:
      return "after_checkpoint_sync";
    case FailPoint::kBeforeAppend:
      return "before_append";
    case FailPoint::kBeforeAnswers:
      return "before_answers";
    case FailPoint::kAmidAnswers:
      return "amid_answers";
  }
  return "";
}

absl::string_view FailActionName(FailAction action) {
  switch (action) {
    case FailAction::kKill:
      return "kill";
    case FailAction::kDelay:
      return "delay";
    case FailAction::kError:
      return "error";
  }
  return "";
}

std::string FormatFailPlan(const FailPlan& plan) {
  return absl::StrCat(FailPointName(plan.point), ":",
                      FailActionName(plan.action), ":", plan.passing, ":",
                      plan.times);
}

absl::StatusOr<FailPlan> ParseFailPlan(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, ':');
  for (const FailPoint point : kPoints) {
    for (const FailAction action : kActions) {
      FailPlan plan{.point = point, .action = action};
      if (parts.size() == 4 && parts[0] == FailPointName(point) &&
          parts[1] == FailActionName(action) &&
          absl::SimpleAtoi(parts[2], &plan.passing) &&
          absl::SimpleAtoi(parts[3], &plan.times)) {
        return plan;
      }
    }
  }
  return absl::InvalidArgumentError(absl::StrCat("\"", text, "\" is no plan"));
}

bool FailPoints::FailsAt(FailPoint point) {
  if (!plan_ || plan_->point != point) return false;
  const uint64_t passing = ++passings_;
  if (passing < plan_->passing || passing >= plan_->passing + plan_->times) {
    return false;
  }
  if (passing == plan_->passing && !reached_file_.empty()) {
    close(open(reached_file_.c_str(), O_WRONLY | O_CREAT, 0600));
  }
  switch (plan_->action) {
    case FailAction::kKill:
      if (point == FailPoint::kAmidAnswers) {
        KillSelfAfter(kAmidAnswersMax * (passing % 8) / 8);
      } else {
        KillSelf();
      }
      return false;
    case FailAction::kDelay:
      absl::SleepFor(kDelay);
      return false;
    case FailAction::kError:
      return true;
  }
  return false;
}

}  // namespace intake::testing
