#include <algorithm>

#include "core/rules/hypotheses.h"
#include "core/rules/meant_values.h"
#include "core/rules/report.h"

namespace intake {

void CheckMeterChanged(const Judgement& judgement, Findings& findings) {
  ForEachMeter(judgement, [&](const Candidate& first) {
    const bool looks_new = std::all_of(
        judgement.candidates.begin(), judgement.candidates.end(),
        [&](const Candidate& candidate) {
          return candidate.installation != first.installation ||
                 (candidate.course == Course::kBackward &&
                  IsUsual(judgement, candidate, candidate.parsed.value));
        });
    if (!looks_new) return;
    Report(findings, Rule::kMeterChanged, Severity::kInfo, first,
           {.got = FormatAmount(first.parsed.value),
            .wanted = Described(*first.near.previous)});
  });
}

}  // namespace intake
