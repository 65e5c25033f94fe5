#include "core/rules/duplicates.h"

#include "core/rules/report.h"

namespace intake {
namespace {

void CheckSameDay(const Judgement& judgement, const Candidate& candidate,
                  Findings& findings) {
  const LiveReading* live = candidate.near.same_day;
  if (live == nullptr || live->estimated) return;
  const std::string got = FormatAmount(candidate.parsed.value);
  if (live->value != candidate.parsed.value) {
    if (candidate.near.same_day_is_floor) {
      Report(findings, Rule::kConflict, Severity::kHoldStaff, candidate,
             {.got = got, .wanted = Described(*live)});
    }
  } else if (live->channel == judgement.channel->id) {
    Report(findings, Rule::kRepeated, Severity::kInfo, candidate, {.got = got});
  } else {
    Report(findings, Rule::kCorroborated, Severity::kInfo, candidate,
           {.got = got});
  }
}

void CheckCorrected(const Candidate& candidate, Findings& findings) {
  for (const LiveReading* live : candidate.corrected) {
    if (live->estimated) continue;
    Report(findings, Rule::kCorrectsEarlier, Severity::kInfo, candidate,
           {.got = FormatAmount(candidate.parsed.value),
            .wanted = Described(*live)});
  }
}

}  // namespace

void CheckDuplicates(const Judgement& judgement, Findings& findings) {
  for (const Candidate& candidate : judgement.candidates) {
    CheckCorrected(candidate, findings);
  }
  if (judgement.key_reused) {
    Report(findings, Rule::kKeyReused, Severity::kRefuse,
           {.got = Quoted(judgement.submission->request_key)});
  }
  for (const Candidate& candidate : judgement.candidates) {
    if (candidate.has_value()) CheckSameDay(judgement, candidate, findings);
  }
}

}  // namespace intake
