#include "core/rules/usage_is_usual.h"

#include "core/base/civil_time.h"
#include "core/rules/report.h"

namespace intake {
namespace {

void CheckHigh(const Candidate& candidate, Findings& findings) {
  if (!candidate.usage->IsMoreThanDaily(candidate.limits.warn_above)) return;
  const bool hold =
      candidate.usage->IsMoreThanDaily(candidate.limits.hold_above);
  Report(findings, Rule::kHighUsage,
         hold ? Severity::kHoldCustomer : Severity::kWarn, candidate,
         {.got = FormatAmount(candidate.usage->PerDay()),
          .wanted = FormatAmount(hold ? candidate.limits.hold_above
                                      : candidate.limits.warn_above)});
}

void CheckPhysicalLimit(const Judgement& judgement, const Candidate& candidate,
                        Findings& findings) {
  const std::optional<Milli> capacity =
      DailyCapacityOf(*judgement.rules, *candidate.installation);
  if (!capacity || !candidate.usage->IsMoreThanDaily(*capacity)) return;
  Report(findings, Rule::kPhysicalLimit, Severity::kRefuse, candidate,
         {.got = FormatAmount(candidate.usage->PerDay()),
          .wanted = FormatAmount(*capacity)});
}

// A zero month is a real reading, and has a rule of its own.
void CheckLow(const Candidate& candidate, Findings& findings) {
  if (candidate.usage->dial_units == 0 ||
      !candidate.usage->IsLessThanDaily(candidate.limits.low_below)) {
    return;
  }
  Report(findings, Rule::kLowUsage, Severity::kWarn, candidate,
         {.got = FormatAmount(candidate.usage->PerDay()),
          .wanted = FormatAmount(candidate.limits.low_below)});
}

// Readings after `previous` lie either level with it or ahead of the candidate,
// which then takes their place: they end no standstill.
void CheckZero(const Judgement& judgement, const Candidate& candidate,
               Findings& findings) {
  if (candidate.usage->dial_units != 0) return;
  const absl::Span<const LiveReading> readings = candidate.near.until_previous;
  const LiveReading* since = candidate.near.previous;
  for (auto it = readings.rbegin(); it != readings.rend(); ++it) {
    if (it->estimated) continue;
    if (it->value != candidate.parsed.value) break;
    since = &*it;
  }
  if (judgement.counting.period - since->period <
      judgement.rules->zero_usage_periods) {
    return;
  }
  Report(findings, Rule::kZeroUsage, Severity::kWarn, candidate,
         {.got = FormatAmount(candidate.parsed.value),
          .wanted = FormatDateForPeople(since->date)});
}

}  // namespace

void CheckUsageIsUsual(const Judgement& judgement, Findings& findings) {
  for (const Candidate& candidate : judgement.candidates) {
    if (!candidate.usage) continue;
    CheckHigh(candidate, findings);
    CheckPhysicalLimit(judgement, candidate, findings);
    CheckLow(candidate, findings);
    CheckZero(judgement, candidate, findings);
  }
}

}  // namespace intake
