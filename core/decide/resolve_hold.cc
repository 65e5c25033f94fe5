// Staff let a held submission in, or turn it down.

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "core/decide/charging.h"
#include "core/decide/find_held.h"
#include "core/decide/reading_edits.h"
#include "core/decide/staff_decisions.h"

namespace intake {
namespace {

// The values of `open`, those of the approval in their place.
absl::StatusOr<std::vector<UnderstoodValue>> ValuesOf(
    const AccountState& state, const OpenSubmission& open,
    const Approval& approval) {
  std::vector<UnderstoodValue> values = open.values;
  for (size_t i = 0; i < approval.corrected.size(); ++i) {
    const KeyedValue& corrected = approval.corrected[i];
    const absl::StatusOr<RegisterRef> target =
        FindRegister(*state.account, corrected.target, open.date);
    if (!target.ok()) return target.status();
    absl::Status on_dial =
        CheckOnDial(RegisterOf(*state.account, *target), corrected.value,
                    absl::StrCat("corrected[", i, "].value"));
    if (!on_dial.ok()) return on_dial;
    bool found = false;
    for (UnderstoodValue& value : values) {
      if (value.slot.ref != *target) continue;
      value.value = corrected.value;
      found = true;
    }
    if (!found) {
      return FieldError(absl::StrCat("corrected[", i, "].register"),
                        "the held submission has no value for it");
    }
  }
  return values;
}

absl::Status DecideNeighbours(const AccountState& state,
                              const Approval& approval, ReadingEdits& edits) {
  for (const NeighbourDecision& neighbour : approval.neighbours) {
    const absl::StatusOr<RegisterRef> target =
        FindRegister(*state.account, neighbour.target, neighbour.date);
    if (!target.ok()) return target.status();
    const LiveReading* const live = edits.Find(*target, neighbour.date);
    if (live == nullptr) return ReadingNotFoundError(neighbour.date);
    const bool voided = !neighbour.corrected.has_value();
    absl::Status status = edits.Remove(*target, neighbour.date, voided);
    if (status.ok() && !voided) {
      status = CheckOnDial(RegisterOf(*state.account, *target),
                           *neighbour.corrected, "neighbours");
      if (status.ok()) {
        status = edits.Add({.slot = SlotOf(*state.account, *target),
                            .date = neighbour.date,
                            .value = *neighbour.corrected,
                            .period = live->period,
                            .trust = std::max(live->trust, Trust::kWitnessed)});
      }
    }
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<HoldResolved> Approve(const AccountState& state,
                                     const StaffFacts& facts,
                                     const Approval& approval) {
  const absl::StatusOr<const OpenSubmission*> found =
      FindHeld(state, approval.receipt_code, approval.seen_sequence);
  if (!found.ok()) return found.status();
  const OpenSubmission& open = **found;
  const absl::StatusOr<std::vector<UnderstoodValue>> values =
      ValuesOf(state, open, approval);
  if (!values.ok()) return values.status();

  const RuleSet& rules = facts.rules->At(facts.now);
  const Charging charging(rules, facts.rules->DayOf(facts.now), facts.billing);
  ReadingEdits edits(state, charging);
  absl::Status status = DecideNeighbours(state, approval, edits);
  for (const UnderstoodValue& value : *values) {
    if (!status.ok()) return status;
    status = edits.Add({.slot = value.slot,
                        .date = open.date,
                        .value = value.value,
                        .period = charging.MonthFor(
                            open.period.value_or(absl::CivilMonth(open.date))),
                        .trust = std::max(open.trust, Trust::kWitnessed),
                        .channel = open.channel,
                        .receipt_code = open.receipt_code});
  }
  if (!status.ok()) return status;
  absl::StatusOr<ReadingEffects> effects = edits.Finish(
      rules, approval.rolled_over ? Wraps::kAllowed : Wraps::kNearTheEnd);
  if (!effects.ok()) return effects.status();
  return HoldResolved{.receipt_code = open.receipt_code,
                      .approved = true,
                      .decision = approval.decision,
                      .effects = *std::move(effects)};
}

absl::StatusOr<HoldResolved> Reject(const AccountState& state,
                                    const StaffFacts&,
                                    const Rejection& rejection) {
  const absl::StatusOr<const OpenSubmission*> found =
      FindHeld(state, rejection.receipt_code, rejection.seen_sequence);
  if (!found.ok()) return found.status();
  return HoldResolved{.receipt_code = rejection.receipt_code,
                      .approved = false,
                      .decision = rejection.decision};
}

}  // namespace intake
