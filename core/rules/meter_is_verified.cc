#include "core/rules/meter_is_verified.h"

#include <algorithm>

#include "core/base/civil_time.h"
#include "core/rules/report.h"

namespace intake {
namespace {

bool IsSuspended(const RuleSet& rules, absl::CivilDay day) {
  return std::any_of(
      rules.verification_suspensions.begin(),
      rules.verification_suspensions.end(),
      [&](const Suspension& s) { return s.from <= day && day <= s.until; });
}

}  // namespace

void CheckMeterIsVerified(const Judgement& judgement, Findings& findings) {
  const RuleSet& rules = *judgement.rules;
  ForEachMeter(judgement, [&](const Candidate& candidate) {
    const Installation& meter = *candidate.installation;
    if (!meter.verified_until) return;
    const auto days_left = *meter.verified_until - judgement.date;
    const bool expired = days_left < 0;
    if (expired ? IsSuspended(rules, judgement.date)
                : days_left > rules.verification_soon_days ||
                      rules.verification_soon_days == 0) {
      return;
    }
    const Severity when_expired =
        rules.expired_verification == ExpiredVerification::kHold
            ? Severity::kHoldStaff
            : Severity::kWarn;
    Report(findings,
           expired ? Rule::kVerificationExpired : Rule::kVerificationSoon,
           expired ? when_expired : Severity::kInfo, candidate,
           {.got = meter.serial,
            .wanted = FormatDateForPeople(*meter.verified_until)});
  });
}

}  // namespace intake
