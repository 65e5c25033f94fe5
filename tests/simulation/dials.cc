#include "tests/simulation/dials.h"

#include <variant>

#include "core/base/civil_time.h"
#include "core/feed/usage_feed.h"
#include "core/rules/usage.h"

namespace intake::simulation {
namespace {

const ReadingEffects* EffectsOf(const EventBody& body) {
  if (const auto* resolved = std::get_if<HoldResolved>(&body)) {
    return &resolved->effects;
  }
  if (const auto* amended = std::get_if<ReadingAmended>(&body)) {
    return &amended->effects;
  }
  if (const auto* undone = std::get_if<SubmissionUndone>(&body)) {
    return &undone->effects;
  }
  if (const auto* replaced = std::get_if<MeterReplaced>(&body)) {
    return &replaced->effects;
  }
  if (const auto* closed = std::get_if<AccountClosed>(&body)) {
    return &closed->effects;
  }
  return nullptr;
}

Milli MovedBy(const Dial& dial) {
  Milli moved = 0;
  const Milli* last = nullptr;
  for (const auto& [date, value] : dial.live) {
    if (last != nullptr) moved += ForwardDistance(*last, value, dial.end);
    last = &value;
  }
  return moved;
}

}  // namespace

Dial& Dials::Of(const AccountState& state, RegisterRef ref) {
  const Account& account = *state.account;
  const Register& dial = RegisterOf(account, ref);
  Dial& found =
      all_[{account.number, InstallationOf(account, ref).serial, dial.kind}];
  found.end = DialEnd(dial);
  return found;
}

void Dials::Follow(const Event& event, const AccountState& after) {
  if (const auto* defined = std::get_if<AccountDefined>(&event.body)) {
    Define(defined->account, after);
  } else if (const auto* judged = std::get_if<SubmissionJudged>(&event.body)) {
    FollowJudged(*judged, after);
  } else if (const ReadingEffects* effects = EffectsOf(event.body)) {
    FollowEffects(*effects, after);
  }
  if (const std::vector<UsageChange>* changes = ChangesIn(event.body)) {
    FollowChanges(event.stream, *changes);
  }
}

void Dials::Define(const Account& account, const AccountState& after) {
  const bool is_new = after.sequence == 1;
  for (const HistoricReading& reading : account.history) {
    const RegisterRef ref = {reading.installation, reading.register_index};
    const RegisterHistory& history = *HistoryOf(after, ref);
    // What memory has lost is not filled again.
    if (!history.complete && reading.date < history.readings.front().date) {
      continue;
    }
    Of(after, ref).live.try_emplace(reading.date, reading.value);
  }
  if (!is_new) return;
  for (const RegisterHistory& history : after.registers) {
    Dial& dial = Of(after, history.target);
    dial.known = MovedBy(dial);
  }
}

void Dials::FollowJudged(const SubmissionJudged& judged,
                         const AccountState& after) {
  const Receipt& receipt = judged.receipt;
  if (receipt.outcome != Outcome::kAccepted) {
    if (!judged.superseded.empty() || !judged.changes.empty()) {
      trace_.Complain(receipt.code, " was not accepted and changed something");
    }
    return;
  }
  for (const SupersededReading& old : judged.superseded) {
    Remove(after, old.target, old.date);
  }
  if (judged.stands) return;
  for (const UnderstoodValue& value : receipt.understood) {
    Add(after, value.slot.ref, *receipt.reading_date, value.value);
  }
}

void Dials::FollowEffects(const ReadingEffects& effects,
                          const AccountState& after) {
  for (const RemovedReading& removed : effects.removed) {
    Remove(after, removed.target, removed.date);
  }
  for (const AddedReading& added : effects.added) {
    Add(after, added.slot.ref, added.date, added.value);
  }
}

void Dials::FollowChanges(const std::string& stream,
                          const std::vector<UsageChange>& changes) {
  for (const UsageChange& change : changes) {
    trace_.Note("told: ", stream, " ", change.serial, " ",
                static_cast<int>(change.slot.kind), " from ",
                FormatDate(change.from_date), " ",
                FormatAmount(change.from_value), " to ",
                FormatDate(change.to_date), " ", FormatAmount(change.to_value),
                ": ", FormatAmount(change.usage));
    all_[{stream, change.serial, change.slot.kind}].told += change.usage;
  }
}

void Dials::Add(const AccountState& state, RegisterRef ref, absl::CivilDay date,
                Milli value) {
  trace_.Note("live: ", InstallationOf(*state.account, ref).serial, " ",
              FormatDate(date), " ", FormatAmount(value));
  if (!Of(state, ref).live.emplace(date, value).second) {
    trace_.Complain("account ", state.account->number,
                    " has two live readings of one register on ",
                    FormatDate(date));
  }
}

void Dials::Remove(const AccountState& state, RegisterRef ref,
                   absl::CivilDay date) {
  trace_.Note("gone: ", InstallationOf(*state.account, ref).serial, " ",
              FormatDate(date));
  if (Of(state, ref).live.erase(date) == 0) {
    trace_.Complain("account ", state.account->number, ", ", FormatDate(date),
                    ": what was removed was not live");
  }
}

void Dials::Check(const std::string& stream, const AccountState& state) {
  for (const RegisterHistory& history : state.registers) {
    const Dial& dial = Of(state, history.target);
    if (const Milli moved = MovedBy(dial); moved != dial.told + dial.known) {
      trace_.Complain("account ", stream, ": a dial moved ", moved,
                      ", billing was told ", dial.told, " and knew ",
                      dial.known);
    }
    auto newest = dial.live.rbegin();
    bool same =
        history.complete == (history.readings.size() == dial.live.size());
    for (auto it = history.readings.rbegin();
         same && it != history.readings.rend(); ++it, ++newest) {
      same = newest != dial.live.rend() && it->date == newest->first &&
             it->value == newest->second;
    }
    if (!same) {
      trace_.Complain("account ", stream,
                      ": the state does not remember the latest readings");
    }
  }
}

}  // namespace intake::simulation
