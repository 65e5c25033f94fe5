#include "core/rules/counted_period.h"

#include <string>

#include "absl/strings/str_format.h"
#include "core/base/civil_time.h"
#include "core/rules/report.h"

namespace intake {
namespace {

// `06.2014`
std::string MonthForPeople(absl::CivilMonth month) {
  return absl::StrFormat("%02d.%d", month.month(), month.year());
}

}  // namespace

void CheckCountedPeriod(const Judgement& judgement, Findings& findings) {
  // A date in the future has no period yet.
  if (judgement.candidates.empty() || judgement.date > judgement.received_on) {
    return;
  }
  const Counting& counting = judgement.counting;
  if (counting.after_window) {
    Report(findings, Rule::kAfterWindow, Severity::kWarn,
           {.got = FormatDateForPeople(judgement.received_on),
            .wanted = FormatDateForPeople(counting.by_date.window_to)});
  }
  if (counting.before_window) {
    Report(findings, Rule::kBeforeWindow, Severity::kWarn,
           {.got = FormatDateForPeople(judgement.date),
            .wanted = FormatDateForPeople(counting.by_date.window_from)});
  }
  if (counting.period_closed) {
    Report(findings, Rule::kPeriodClosed, Severity::kWarn,
           {.got = MonthForPeople(counting.by_date.period),
            .wanted = MonthForPeople(counting.period)});
  }
}

}  // namespace intake
