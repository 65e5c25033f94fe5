#include "core/rules/reading_date.h"

#include <algorithm>

#include "core/base/civil_time.h"
#include "core/rules/report.h"

namespace intake {

void CheckReadingDate(const Judgement& judgement, Findings& findings) {
  if (judgement.candidates.empty()) return;
  if (judgement.date > judgement.received_on) {
    Report(findings, Rule::kDateInFuture, Severity::kRefuse,
           {.got = FormatDateForPeople(judgement.date),
            .wanted = FormatDateForPeople(judgement.received_on)});
  }
  const absl::CivilDay oldest =
      judgement.received_on - judgement.rules->too_old_days;
  const bool beyond_memory =
      std::any_of(judgement.candidates.begin(), judgement.candidates.end(),
                  [](const Candidate& c) { return c.near.beyond_memory; });
  if (judgement.date < oldest || beyond_memory) {
    Report(findings, Rule::kTooOld, Severity::kHoldStaff,
           {.got = FormatDateForPeople(judgement.date),
            .wanted = FormatDateForPeople(oldest)});
  }
}

}  // namespace intake
