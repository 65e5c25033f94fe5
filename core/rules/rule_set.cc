#include "core/rules/rule_set.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"

namespace intake {
namespace {

// Far above anything a household or its supplier needs, far below overflow.
constexpr int kDaysMax = 3660;
constexpr int kPeriodsMax = 120;
constexpr int kPercentMax = 100'000;
constexpr Milli kDailyMax = 1'000'000'000;

struct Bound {
  absl::string_view field;
  int64_t got;
  int64_t least;
  int64_t most;
  // Thousandths, which people write with a point.
  bool is_amount = false;

  std::string Shown(int64_t value) const {
    return is_amount ? FormatAmount(value) : absl::StrCat(value);
  }
};

absl::Status CheckBounds(absl::Span<const Bound> bounds) {
  for (const Bound& bound : bounds) {
    if (bound.got < bound.least || bound.got > bound.most) {
      return FieldError(bound.field,
                        absl::StrCat("got ", bound.Shown(bound.got), ", want ",
                                     bound.Shown(bound.least), " to ",
                                     bound.Shown(bound.most)));
    }
  }
  return absl::OkStatus();
}

absl::Status ValidateBand(const UsageBand& band, size_t commodity) {
  const std::string name = absl::StrCat("bands[", commodity, "].");
  const std::string fields[] = {name + "daily_norm",   name + "warn_floor",
                                name + "warn_percent", name + "hold_floor",
                                name + "hold_percent", name + "low_percent",
                                name + "low_floor",    name + "daily_capacity"};
  absl::Status status = CheckBounds({
      {fields[0], band.daily_norm, 0, kDailyMax, true},
      {fields[1], band.warn_floor, 0, kDailyMax, true},
      {fields[2], band.warn_percent, 0, kPercentMax},
      {fields[3], band.hold_floor, band.warn_floor, kDailyMax, true},
      {fields[4], band.hold_percent, band.warn_percent, kPercentMax},
      {fields[5], band.low_percent, 0, 100},
      {fields[6], band.low_floor, 0, kDailyMax, true},
  });
  // What a customer may still confirm cannot be impossible.
  if (status.ok() && band.daily_capacity != 0) {
    status = CheckBounds(
        {{fields[7], band.daily_capacity, band.hold_floor, kDailyMax, true}});
  }
  return status;
}

absl::Status ValidateSuspensions(absl::Span<const Suspension> suspensions) {
  for (size_t i = 0; i < suspensions.size(); ++i) {
    if (suspensions[i].until < suspensions[i].from) {
      return FieldError(
          absl::StrCat("verification_suspension[", i, "].until"),
          absl::StrCat("got ", FormatDate(suspensions[i].until), ", want ",
                       FormatDate(suspensions[i].from), " or later"));
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ValidateRuleSet(const RuleSet& rules) {
  if (rules.version.empty()) {
    return FieldError("version", "got an empty name, want one");
  }
  absl::Status status = CheckBounds({
      {"window_first_day", rules.window_first_day, 1, 31},
      {"window_last_day", rules.window_last_day, 1, 31},
      {"evidence_grace_days", rules.evidence_grace_days, 0, kDaysMax},
      {"closes_on_day_of_next_month", rules.closes_on_day_of_next_month, 1, 31},
      {"too_old_days", rules.too_old_days, 0, kDaysMax},
      {"removal_grace_days", rules.removal_grace_days, 0, kDaysMax},
      {"zero_usage_periods", rules.zero_usage_periods, 1, kPeriodsMax},
      {"rollover_from_percent", rules.rollover_from_percent, 1, 100},
      {"verification_soon_days", rules.verification_soon_days, 0, kDaysMax},
  });
  if (status.ok()) {
    status = ValidateSuspensions(rules.verification_suspensions);
  }
  // Number 0 is no commodity.
  for (size_t i = 1; i < rules.bands.size() && status.ok(); ++i) {
    status = ValidateBand(rules.bands[i], i);
  }
  return status;
}

absl::StatusOr<RuleBook> RuleBook::Create(std::vector<RuleSet> sets,
                                          absl::TimeZone zone) {
  if (sets.empty()) return FieldError("rules", "got no rule set, want one");
  std::stable_sort(sets.begin(), sets.end(),
                   [](const RuleSet& a, const RuleSet& b) {
                     return a.in_force_from < b.in_force_from;
                   });
  for (size_t i = 0; i < sets.size(); ++i) {
    absl::Status status = ValidateRuleSet(sets[i]);
    if (!status.ok()) {
      return WithPlace(status, absl::StrCat("rules ", sets[i].version));
    }
    if (i > 0 && sets[i].in_force_from == sets[i - 1].in_force_from) {
      return FieldError(
          "in_force_from",
          absl::StrCat("got ", FormatDate(sets[i].in_force_from), " for both ",
                       sets[i - 1].version, " and ", sets[i].version,
                       ", want a day of its own for each"));
    }
  }
  return RuleBook(std::move(sets), zone);
}

const RuleSet& RuleBook::At(absl::Time moment) const {
  // Almost always there is one set: no need to find out the day.
  if (sets_.size() == 1) return sets_.front();
  const absl::CivilDay day = DayOf(moment);
  auto after = std::upper_bound(
      sets_.begin(), sets_.end(), day,
      [](absl::CivilDay d, const RuleSet& s) { return d < s.in_force_from; });
  return after == sets_.begin() ? sets_.front() : *(after - 1);
}

}  // namespace intake
