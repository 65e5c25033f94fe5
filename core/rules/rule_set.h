// The parameters of the validation rules: what differs between suppliers and
// over time. A rule set is in force from one day to the next set's; decisions
// name the version they were made under.

#ifndef INTAKE_CORE_RULES_RULE_SET_H_
#define INTAKE_CORE_RULES_RULE_SET_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/base/amount.h"
#include "core/model/commodity.h"

namespace intake {

// What is usual for a commodity where an account has no history yet, and the
// bands around its average daily usage `adu` (commodity units, thousandths):
// warn above max(warn_floor, adu * (1 + warn_percent/100)) a day, hold above
// the same of `hold_`. Where `adu` is above low_floor, less than
// adu * (1 - low_percent/100) is low; 0 percent: nothing is. No connection
// delivers more than daily_capacity, unless its installation has a limit of its
// own; 0: there is no such limit.
struct UsageBand {
  Milli daily_norm = 10'000;
  Milli warn_floor = 15'000;
  int warn_percent = 100;
  Milli hold_floor = 40'000;
  int hold_percent = 400;
  int low_percent = 0;
  Milli low_floor = 0;
  Milli daily_capacity = 0;
};

// What becomes of readings of a meter that is legally fit no longer.
enum class ExpiredVerification : uint8_t { kWarn, kHold };

// Both days belong to it.
struct Suspension {
  absl::CivilDay from;
  absl::CivilDay until;
};

struct RuleSet {
  std::string version = "built-in";
  // The first day, in the supplier's zone, on which it is in force.
  absl::CivilDay in_force_from = absl::CivilDay(1970, 1, 1);

  // The window in which readings count for a month: days of that month, 1 to
  // 31 (31: its last). When first > last the window opens in the month before.
  int window_first_day = 1;
  int window_last_day = 25;
  // Evidence dated inside the window counts for it when it arrives this late.
  int evidence_grace_days = 7;
  // A month closes with this day of the next one: billing is done.
  int closes_on_day_of_next_month = 10;

  int too_old_days = 90;
  // After a meter's removal or an account's closing a reading waits for staff
  // this long; later it is refused.
  int removal_grace_days = 30;
  // Months in a row without usage before a zero is worth a word.
  int zero_usage_periods = 3;
  // A wrap explains a lower value only from this share of the dial on.
  int rollover_from_percent = 90;

  ExpiredVerification expired_verification = ExpiredVerification::kWarn;
  // How long before its verification ends a meter's owner is told; 0: never.
  int verification_soon_days = 60;
  // By law, readings of these days count as if the verification held.
  std::vector<Suspension> verification_suspensions;

  // By Commodity's number.
  std::array<UsageBand, 6> bands;

  const UsageBand& BandOf(Commodity commodity) const {
    return bands[static_cast<size_t>(commodity)];
  }
};

// INVALID_ARGUMENT with the field at fault: out of its range, a hold band below
// the warning band, a daily capacity below the hold floor, or a suspension that
// ends before it begins.
absl::Status ValidateRuleSet(const RuleSet& rules);

// All rule sets of one configuration, by the day they come into force, and the
// zone whose days these are. Immutable.
class RuleBook {
 public:
  // INVALID_ARGUMENT: no rule set, two in force from one day, or one invalid.
  static absl::StatusOr<RuleBook> Create(std::vector<RuleSet> sets,
                                         absl::TimeZone zone);

  // The set in force at `moment`; the first one for moments before it.
  const RuleSet& At(absl::Time moment) const;
  const absl::TimeZone& zone() const { return zone_; }
  absl::CivilDay DayOf(absl::Time moment) const {
    return absl::ToCivilDay(moment, zone_);
  }

 private:
  RuleBook(std::vector<RuleSet> sets, absl::TimeZone zone)
      : sets_(std::move(sets)), zone_(zone) {}

  std::vector<RuleSet> sets_;
  absl::TimeZone zone_;
};

}  // namespace intake

#endif  // INTAKE_CORE_RULES_RULE_SET_H_
