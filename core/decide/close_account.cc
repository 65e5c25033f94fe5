// The end of an account, with its last readings.

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/decide/charging.h"
#include "core/decide/reading_edits.h"
#include "core/decide/staff_decisions.h"
#include "core/rules/billing_period.h"
#include "core/rules/report.h"

namespace intake {
namespace {

absl::Status CheckNoneFrom(const AccountState& state, absl::CivilDay day) {
  for (const RegisterHistory& history : state.registers) {
    if (history.readings.empty() || history.readings.back().date < day) {
      continue;
    }
    return ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                           "READING_AFTER_CLOSING",
                           absl::StrCat("the account has the live reading ",
                                        Described(history.readings.back()),
                                        ": correct or void it first"));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<AccountClosed> CloseAccount(const AccountState& state,
                                           const StaffFacts& facts,
                                           const AccountClosing& closing) {
  const Account& account = *state.account;
  if (account.closed_on) {
    return ErrorWithReason(
        absl::StatusCode::kFailedPrecondition, "ACCOUNT_CLOSED",
        absl::StrCat("account ", account.number, " is closed since ",
                     FormatDate(*account.closed_on)));
  }
  absl::Status status = CheckNoneFrom(state, closing.closed_on);
  const RuleSet& rules = facts.rules->At(facts.now);
  const Charging charging(rules, facts.rules->DayOf(facts.now), facts.billing);
  ReadingEdits edits(state, charging);
  // The account's last day.
  const absl::CivilDay date = closing.closed_on - 1;
  for (size_t i = 0; i < closing.final.size() && status.ok(); ++i) {
    const KeyedValue& reading = closing.final[i];
    const absl::StatusOr<RegisterRef> target =
        FindRegister(account, reading.target, date);
    if (!target.ok()) return target.status();
    status = CheckOnDial(RegisterOf(account, *target), reading.value,
                         absl::StrCat("final[", i, "].value"));
    if (status.ok()) {
      status =
          edits.Add({.slot = SlotOf(account, *target),
                     .date = date,
                     .value = reading.value,
                     .period = charging.MonthFor(WindowFor(rules, date).period),
                     .trust = Trust::kWitnessed});
    }
  }
  if (!status.ok()) return status;
  absl::StatusOr<ReadingEffects> effects =
      edits.Finish(rules, Wraps::kNearTheEnd);
  if (!effects.ok()) return effects.status();
  return AccountClosed{.closed_on = closing.closed_on,
                       .decision = closing.decision,
                       .effects = *std::move(effects)};
}

}  // namespace intake
