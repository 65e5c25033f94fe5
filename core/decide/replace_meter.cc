// An exchange of meters, in one step: closing and opening readings, and what
// waited for it.

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/base/civil_time.h"
#include "core/base/error.h"
#include "core/decide/charging.h"
#include "core/decide/dial_readings.h"
#include "core/decide/evolve.h"
#include "core/decide/find_held.h"
#include "core/decide/reading_edits.h"
#include "core/decide/staff_decisions.h"
#include "core/rules/billing_period.h"
#include "core/rules/report.h"

namespace intake {
namespace {

absl::Status CheckExchangeDay(const MeterExchange& exchange,
                              absl::CivilDay today) {
  if (exchange.replaced_on > today) {
    return FieldError(
        "replaced_on",
        absl::StrCat(FormatDate(exchange.replaced_on), " has not come yet"));
  }
  return absl::OkStatus();
}

// The meter that hung at the point until then.
absl::StatusOr<uint32_t> FindReplaced(const Account& account,
                                      const MeterExchange& exchange) {
  const Installation& installed = exchange.installed;
  for (uint32_t i = 0; i < account.installations.size(); ++i) {
    const Installation& meter = account.installations[i];
    if (meter.commodity != installed.commodity ||
        meter.point != installed.point) {
      continue;
    }
    if (meter.installed_on == exchange.replaced_on &&
        SameSerial(meter.serial, installed.serial)) {
      return ErrorWithReason(
          absl::StatusCode::kFailedPrecondition, "METER_EXISTS",
          absl::StrCat("meter ", meter.serial, " hangs there since ",
                       FormatDate(meter.installed_on), " already"));
    }
    if (!meter.removed_on && meter.installed_on < exchange.replaced_on) {
      return i;
    }
  }
  return ErrorWithReason(
      absl::StatusCode::kNotFound, "METER_NOT_FOUND",
      absl::StrCat("no meter hangs at that point on the day before ",
                   FormatDate(exchange.replaced_on)));
}

// The new meter as it is from now on, its registers in order.
absl::StatusOr<Installation> CheckInstalled(const Account& account,
                                            uint32_t replaced,
                                            const MeterExchange& exchange) {
  Account after = account;
  after.installations[replaced].removed_on = exchange.replaced_on;
  Installation installed = exchange.installed;
  installed.installed_on = exchange.replaced_on;
  installed.removed_on.reset();
  after.installations.push_back(installed);
  if (absl::Status status = NormalizeAccount(after); !status.ok()) {
    return FieldError("installed", status.message());
  }
  return *std::find_if(after.installations.begin(), after.installations.end(),
                       [&](const Installation& meter) {
                         return meter.commodity == installed.commodity &&
                                meter.point == installed.point &&
                                meter.installed_on == installed.installed_on;
                       });
}

absl::Status CheckNoneAfter(const AccountState& state, RegisterRef target,
                            absl::CivilDay day) {
  const RegisterHistory* const history = HistoryOf(state, target);
  if (history == nullptr || history->readings.empty() ||
      history->readings.back().date < day) {
    return absl::OkStatus();
  }
  return ErrorWithReason(absl::StatusCode::kFailedPrecondition,
                         "READING_AFTER_EXCHANGE",
                         absl::StrCat("the old meter has the live reading ",
                                      Described(history->readings.back()),
                                      ": correct or void it first"));
}

// The held values on the new meter; empty where they are not all of meters that
// hang now, or would be held or refused again.
std::vector<UnderstoodValue> FitsNow(const AccountState& after,
                                     const OpenSubmission& open,
                                     const MeterReplaced& replaced,
                                     const StaffFacts& facts) {
  std::vector<UnderstoodValue> values;
  bool touched = false;
  for (const UnderstoodValue& held : open.values) {
    const RegisterSlot& slot = held.slot;
    touched = touched || slot.ref.installation == replaced.removed_installation;
    const auto target = FindRegister(
        *after.account,
        {.commodity = slot.commodity, .point = slot.point, .kind = slot.kind},
        open.date);
    if (!target.ok()) return {};
    values.push_back({SlotOf(*after.account, *target), held.value});
  }
  if (!touched) return {};
  const Rejudgement again(after, open, values, facts);
  if (WorstOf(again.findings()) > Severity::kWarn) return {};
  return values;
}

void Append(ReadingEffects added, ReadingEffects& effects) {
  const auto append = [](auto from, auto& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()),
              std::make_move_iterator(from.end()));
  };
  append(std::move(added.removed), effects.removed);
  append(std::move(added.added), effects.added);
  append(std::move(added.changes), effects.changes);
}

// Lets in what waited for the exchange, the earliest first. A reading of the
// very day may be of either meter: that is for staff.
void ApplyWaiting(const AccountState& state, const StaffFacts& facts,
                  const RuleSet& rules, const Charging& charging,
                  MeterReplaced& replaced) {
  AccountState after = state;
  Evolve(after, {.sequence = state.sequence + 1,
                 .recorded_at = facts.now,
                 .body = replaced});
  std::vector<const OpenSubmission*> waiting;
  for (const OpenSubmission& open : state.open) {
    if (open.waits() && open.outcome == Outcome::kHeld &&
        open.date > replaced.replaced_on) {
      waiting.push_back(&open);
    }
  }
  std::stable_sort(
      waiting.begin(), waiting.end(),
      [](const auto* a, const auto* b) { return a->date < b->date; });
  for (const OpenSubmission* open : waiting) {
    ReadingEdits edits(after, charging);
    const std::vector<UnderstoodValue> values =
        FitsNow(after, *open, replaced, facts);
    absl::Status status;
    for (const UnderstoodValue& value : values) {
      status.Update(
          edits.Add({.slot = value.slot,
                     .date = open->date,
                     .value = value.value,
                     .period = charging.MonthFor(
                         open->period.value_or(absl::CivilMonth(open->date))),
                     .trust = open->trust,
                     .channel = open->channel,
                     .receipt_code = open->receipt_code}));
    }
    if (values.empty() || !status.ok()) continue;
    absl::StatusOr<ReadingEffects> effects =
        edits.Finish(rules, Wraps::kNearTheEnd);
    if (!effects.ok()) continue;
    ApplyEffects(*effects, facts.now, after);
    replaced.applied.push_back(open->receipt_code);
    Append(*std::move(effects), replaced.effects);
  }
}

}  // namespace

absl::StatusOr<MeterReplaced> ReplaceMeter(const AccountState& state,
                                           const StaffFacts& facts,
                                           const MeterExchange& exchange) {
  const Account& account = *state.account;
  const RuleSet& rules = facts.rules->At(facts.now);
  const absl::CivilDay today = facts.rules->DayOf(facts.now);
  absl::Status status = CheckExchangeDay(exchange, today);
  if (!status.ok()) return status;
  const absl::StatusOr<uint32_t> replaced = FindReplaced(account, exchange);
  if (!replaced.ok()) return replaced.status();
  const absl::StatusOr<Installation> installed =
      CheckInstalled(account, *replaced, exchange);
  if (!installed.ok()) return installed.status();

  const Installation& old = account.installations[*replaced];
  std::vector<Milli> closing;
  if (!exchange.closing.empty()) {
    absl::StatusOr<std::vector<Milli>> values =
        ValuesByDial(old, exchange.closing, "closing");
    if (!values.ok()) return values.status();
    closing = *std::move(values);
  }
  const absl::StatusOr<std::vector<Milli>> opening =
      ValuesByDial(*installed, exchange.opening, "opening");
  if (!opening.ok()) return opening.status();

  const Charging charging(rules, today, facts.billing);
  ReadingEdits edits(state, charging);
  const absl::CivilMonth period =
      charging.MonthFor(WindowFor(rules, exchange.replaced_on).period);
  for (uint32_t r = 0; r < old.registers.size() && status.ok(); ++r) {
    const RegisterRef target = {*replaced, r};
    status = CheckNoneAfter(state, target, exchange.replaced_on);
    if (status.ok() && !closing.empty()) {
      status = edits.Add({.slot = SlotOf(account, target),
                          .date = exchange.replaced_on,
                          .value = closing[r],
                          .period = period,
                          .trust = Trust::kWitnessed});
    }
  }
  if (!status.ok()) return status;
  absl::StatusOr<ReadingEffects> effects =
      edits.Finish(rules, Wraps::kNearTheEnd);
  if (!effects.ok()) return effects.status();

  MeterReplaced event{.removed_installation = *replaced,
                      .replaced_on = exchange.replaced_on,
                      .installed = *installed,
                      .decision = exchange.decision,
                      .effects = *std::move(effects)};
  const auto added = static_cast<uint32_t>(account.installations.size());
  for (uint32_t r = 0; r < installed->registers.size(); ++r) {
    const Register& dial = installed->registers[r];
    event.effects.added.push_back({.slot = {.ref = {added, r},
                                            .commodity = installed->commodity,
                                            .point = installed->point,
                                            .kind = dial.kind,
                                            .whole_digits = dial.whole_digits,
                                            .decimals = dial.decimals},
                                   .serial = installed->serial,
                                   .date = exchange.replaced_on,
                                   .value = (*opening)[r],
                                   .period = period,
                                   .trust = Trust::kWitnessed});
  }
  ApplyWaiting(state, facts, rules, charging, event);
  return event;
}

}  // namespace intake
