// The shapes that rules report in.

#ifndef INTAKE_CORE_RULES_REPORT_H_
#define INTAKE_CORE_RULES_REPORT_H_

#include <string>

#include "absl/strings/string_view.h"
#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// What was got and what was wanted, as people write them; see Finding.
struct Compared {
  std::string got;
  std::string wanted;
};

void Report(Findings& findings, Rule rule, Severity severity,
            Compared compared = {});
void Report(Findings& findings, Rule rule, Severity severity,
            const Candidate& candidate, Compared compared = {});

// `12389 (25.05.2014)`
std::string Described(const LiveReading& reading);

// `text` as it came, its invalid UTF-8 replaced.
std::string Quoted(absl::string_view text);

// Calls `check` with the first candidate of each meter.
template <typename Check>
void ForEachMeter(const Judgement& judgement, Check check) {
  const Installation* before = nullptr;
  for (const Candidate& candidate : judgement.candidates) {
    if (candidate.installation != before) check(candidate);
    before = candidate.installation;
  }
}

}  // namespace intake

#endif  // INTAKE_CORE_RULES_REPORT_H_
