#include "core/decide/redefine_account.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/fingerprint.h"
#include "core/codec/event_codec.h"
#include "core/decide/register_memory.h"
#include "core/decide/usage_changes.h"
#include "core/model/register_key.h"

namespace intake {
namespace {

// The history of what `target` of `account` was in `before`; null where it is
// new.
const RegisterHistory* HistoryBefore(const Account& account, RegisterRef target,
                                     const AccountState& before) {
  if (!before.account) return nullptr;
  for (const RegisterHistory& history : before.registers) {
    if (CounterpartIn(account, *before.account, history.target) == target) {
      return &history;
    }
  }
  return nullptr;
}

LiveReading Imported(const HistoricReading& historic) {
  return {.date = historic.date,
          .value = historic.value,
          .period = absl::CivilMonth(historic.date),
          .estimated = historic.estimated,
          .imported = true};
}

// Older imported readings do not fill the gap that memory has lost.
bool IsBeyondMemory(const RegisterHistory& before, absl::CivilDay date) {
  return !before.complete &&
         (before.readings.empty() || date < before.readings.front().date);
}

RegisterHistory Merge(const Account& account, RegisterRef target,
                      const RegisterHistory* before) {
  RegisterHistory merged{.target = target};
  for (const HistoricReading& historic : account.history) {
    if (historic.installation != target.installation ||
        historic.register_index != target.register_index) {
      continue;
    }
    if (before != nullptr && IsBeyondMemory(*before, historic.date)) continue;
    Remember(Imported(historic), merged);
  }
  if (before == nullptr) return merged;
  for (const LiveReading& reading : before->readings) {
    if (!reading.imported) Remember(reading, merged);
  }
  merged.complete = merged.complete && before->complete;
  return merged;
}

// Moves `values` to the new places of their registers; false where one has
// none.
bool Move(const Account& account, const Account& before,
          std::vector<UnderstoodValue>& values) {
  for (UnderstoodValue& value : values) {
    const std::optional<RegisterRef> place =
        CounterpartIn(account, before, value.slot.ref);
    if (!place) return false;
    value.slot.ref = *place;
  }
  return true;
}

// What waits follows its registers; what has none any more is forgotten.
void MoveOpen(const Account& account, AccountState& state) {
  if (!state.account) return;
  std::erase_if(state.open, [&](OpenSubmission& open) {
    return !Move(account, *state.account, open.values) ||
           !Move(account, *state.account, open.proposal);
  });
}

Account WithoutHistory(Account account) {
  // Clearing it would keep its room, in a million accounts.
  std::vector<HistoricReading>().swap(account.history);
  return account;
}

}  // namespace

void RedefineAccount(const AccountDefined& defined, AccountState& state) {
  const Account& account = defined.account;
  std::vector<RegisterHistory> registers;
  for (uint32_t i = 0; i < account.installations.size(); ++i) {
    for (uint32_t r = 0; r < account.installations[i].registers.size(); ++r) {
      const RegisterRef target{.installation = i, .register_index = r};
      registers.push_back(
          Merge(account, target, HistoryBefore(account, target, state)));
    }
  }
  state.registers = std::move(registers);
  MoveOpen(account, state);
  state.defined_installations =
      static_cast<uint32_t>(account.installations.size());
  state.account = WithoutHistory(account);
  state.definition_fingerprint = DefinitionFingerprint(defined);
}

std::vector<UsageChange> ChangesByRedefinition(const AccountState& state,
                                               const AccountDefined& defined,
                                               const Charging& charging) {
  std::vector<UsageChange> changes;
  if (!state.account) return changes;
  AccountState after = state;
  RedefineAccount(defined, after);
  for (const RegisterHistory& history : after.registers) {
    const RegisterHistory* const before =
        HistoryBefore(defined.account, history.target, state);
    if (before == nullptr) continue;
    ReadingSequence was = ActualReadings(before);
    const ReadingSequence is = ActualReadings(&history);
    // What memory loses is not taken back.
    const auto lost =
        std::find_if(was.begin(), was.end(), [&](const auto* one) {
          return history.complete || is.empty() ||
                 one->date >= is.front()->date;
        });
    was.erase(was.begin(), lost);
    AddUsageChanges(defined.account, history.target, was, is, charging,
                    changes);
  }
  return changes;
}

uint64_t DefinitionFingerprint(const AccountDefined& defined) {
  return Fingerprint(EncodeEventBody(defined));
}

}  // namespace intake
