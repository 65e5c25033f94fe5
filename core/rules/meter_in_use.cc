#include "core/rules/meter_in_use.h"

#include "core/base/civil_time.h"
#include "core/rules/report.h"

namespace intake {

void CheckMeterInUse(const Judgement& judgement, Findings& findings) {
  ForEachMeter(judgement, [&](const Candidate& candidate) {
    const Installation& meter = *candidate.installation;
    if (meter.removed_on && judgement.date >= *meter.removed_on) {
      Report(findings, Rule::kMeterRemoved, Severity::kHoldStaff, candidate,
             {.got = FormatDateForPeople(judgement.date),
              .wanted = FormatDateForPeople(*meter.removed_on)});
    }
    if (meter.automatic) {
      Report(findings, Rule::kMeterAutomatic, Severity::kWarn, candidate,
             {.got = meter.serial});
    }
  });
}

}  // namespace intake
