#include "core/rules/register_runs_forward.h"

#include <algorithm>

#include "core/rules/report.h"

namespace intake {
namespace {

// Between the candidate and a lower later reading lies a wrap; here the dial
// must be near its end, as at any other wrap.
bool MayWrapUntilNext(const Judgement& judgement, const Candidate& candidate) {
  return candidate.parsed.value * 100 >=
         DialEnd(*candidate.dial) * judgement.rules->rollover_from_percent;
}

bool IsBeyondNext(const Judgement& judgement, const Candidate& candidate) {
  const LiveReading& next = *candidate.near.next;
  const Milli value = candidate.parsed.value;
  const Milli dial_end = DialEnd(*candidate.dial);
  if (next.value < value && !MayWrapUntilNext(judgement, candidate)) {
    return true;
  }
  if (const LiveReading* previous = candidate.near.previous) {
    return ForwardDistance(previous->value, value, dial_end) >
           ForwardDistance(previous->value, next.value, dial_end);
  }
  if (next.value >= value) return false;
  return Usage{.dial_units = ForwardDistance(value, next.value, dial_end),
               .days = std::max<int64_t>(1, next.date - judgement.date),
               .multiplier = candidate.dial->multiplier}
      .IsMoreThanDaily(candidate.limits.hold_above);
}

}  // namespace

void CheckRegisterRunsForward(const Judgement& judgement, Findings& findings) {
  for (const Candidate& candidate : judgement.candidates) {
    const std::string got = FormatAmount(candidate.parsed.value);
    if (candidate.course == Course::kBackward) {
      Report(findings, Rule::kLessThanPrevious, Severity::kHoldStaff, candidate,
             {.got = got, .wanted = Described(*candidate.near.previous)});
    } else if (candidate.course == Course::kPreviousSuspect) {
      Report(findings, Rule::kPreviousSuspect, Severity::kHoldStaff, candidate,
             {.got = got, .wanted = Described(*candidate.near.previous)});
    } else if (candidate.course == Course::kWrapped) {
      Report(findings, Rule::kRollover, Severity::kWarn, candidate,
             {.got = got, .wanted = Described(*candidate.near.previous)});
    }
    if (candidate.has_value() && !candidate.runs_back() &&
        candidate.near.next != nullptr && IsBeyondNext(judgement, candidate)) {
      Report(findings, Rule::kGreaterThanNext, Severity::kHoldStaff, candidate,
             {.got = got, .wanted = Described(*candidate.near.next)});
    }
  }
}

}  // namespace intake
