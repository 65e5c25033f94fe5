#include "core/rules/billing_period.h"

#include <algorithm>

#include "core/base/civil_time.h"

namespace intake {
namespace {

constexpr int kDaysOfEveryMonth = 28;

absl::CivilDay DayOrLastOf(absl::CivilMonth month, int day) {
  if (day <= kDaysOfEveryMonth) {
    return absl::CivilDay(month.year(), month.month(), day);
  }
  return std::min(absl::CivilDay(month) + (day - 1), LastDayOf(month));
}

}  // namespace

ReadingWindow WindowOf(const RuleSet& rules, absl::CivilMonth period) {
  const bool opens_before = rules.window_first_day > rules.window_last_day;
  return {
      .window_from = DayOrLastOf(opens_before ? period - 1 : period,
                                 rules.window_first_day),
      .window_to = DayOrLastOf(period, rules.window_last_day),
      .period = period,
  };
}

ReadingWindow WindowFor(const RuleSet& rules, absl::CivilDay day) {
  const ReadingWindow window = WindowOf(rules, absl::CivilMonth(day));
  return day <= window.window_to ? window : WindowOf(rules, window.period + 1);
}

absl::CivilDay LastOpenDayOf(const RuleSet& rules, absl::CivilMonth period) {
  return DayOrLastOf(period + 1, rules.closes_on_day_of_next_month);
}

Counting CountReading(const RuleSet& rules, absl::CivilDay date,
                      absl::CivilDay received_on, bool dates_are_evidence,
                      std::optional<absl::CivilMonth> closed_through) {
  Counting counting{.by_date = WindowFor(rules, date)};
  const ReadingWindow& window = counting.by_date;
  const int grace = dates_are_evidence ? rules.evidence_grace_days : 0;
  counting.after_window = received_on > window.window_to + grace;
  counting.before_window = date < window.window_from && !counting.after_window;
  const auto is_closed = [&](absl::CivilMonth period) {
    return closed_through && period <= *closed_through;
  };
  counting.period_closed = received_on > LastOpenDayOf(rules, window.period) ||
                           is_closed(window.period);
  counting.period = counting.after_window || counting.period_closed
                        ? WindowFor(rules, received_on).period
                        : window.period;
  if (is_closed(counting.period)) counting.period = *closed_through + 1;
  return counting;
}

}  // namespace intake
