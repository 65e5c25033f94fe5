// Staff give a live reading another value, or take it out.

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/decide/charging.h"
#include "core/decide/reading_edits.h"
#include "core/decide/staff_decisions.h"

namespace intake {

absl::StatusOr<ReadingAmended> Amend(const AccountState& state,
                                     const StaffFacts& facts,
                                     const Amendment& amendment) {
  const Account& account = *state.account;
  const absl::StatusOr<RegisterRef> target =
      FindRegister(account, amendment.target, amendment.date);
  if (!target.ok()) return target.status();
  const RuleSet& rules = facts.rules->At(facts.now);
  const Charging charging(rules, facts.rules->DayOf(facts.now), facts.billing);
  ReadingEdits edits(state, charging);
  const LiveReading* const live = edits.Find(*target, amendment.date);
  if (live == nullptr) return ReadingNotFoundError(amendment.date);
  if (live->value != amendment.was) {
    return ErrorWithReason(
        absl::StatusCode::kAborted, "READING_CHANGED",
        absl::StrCat("the reading is ", FormatAmount(live->value), ", not ",
                     FormatAmount(amendment.was), ": look again"));
  }

  absl::Status status =
      edits.Remove(*target, amendment.date, !amendment.now.has_value());
  if (status.ok() && amendment.now) {
    status = CheckOnDial(RegisterOf(account, *target), *amendment.now, "value");
    if (status.ok()) {
      status = edits.Add({.slot = SlotOf(account, *target),
                          .date = amendment.date,
                          .value = *amendment.now,
                          .period = live->period,
                          .trust = std::max(live->trust, Trust::kWitnessed)});
    }
  }
  if (!status.ok()) return status;
  absl::StatusOr<ReadingEffects> effects =
      edits.Finish(rules, Wraps::kNearTheEnd);
  if (!effects.ok()) return effects.status();
  return ReadingAmended{.target = *target,
                        .date = amendment.date,
                        .was = amendment.was,
                        .now = amendment.now,
                        .decision = amendment.decision,
                        .effects = *std::move(effects)};
}

}  // namespace intake
