#include "core/rules/value_format.h"

#include "absl/strings/str_cat.h"
#include "core/base/amount.h"
#include "core/rules/report.h"

namespace intake {

void CheckValueFormat(const Judgement& judgement, Findings& findings) {
  for (const Candidate& candidate : judgement.candidates) {
    const absl::string_view got = candidate.assigned->value;
    switch (candidate.parsed.problem) {
      case DialValue::Problem::kFormat:
        Report(findings, Rule::kValueFormat, Severity::kRefuse, candidate,
               {.got = Quoted(got)});
        break;
      case DialValue::Problem::kTooManyDigits:
        Report(findings, Rule::kTooManyDigits, Severity::kRefuse, candidate,
               {.got = Quoted(got),
                .wanted = absl::StrCat(candidate.dial->whole_digits)});
        break;
      case DialValue::Problem::kNone:
        if (candidate.parsed.fraction_cut) {
          Report(findings, Rule::kFractionIgnored, Severity::kWarn, candidate,
                 {.got = Quoted(got),
                  .wanted = FormatAmount(candidate.parsed.value)});
        }
        break;
    }
  }
}

}  // namespace intake
