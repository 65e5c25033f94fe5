#include "core/decide/redefine_account.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/fingerprint.h"
#include "core/codec/event_codec.h"
#include "core/decide/register_memory.h"

namespace intake {
namespace {

bool SameMeter(const Installation& a, const Installation& b) {
  return a.commodity == b.commodity && a.point == b.point &&
         a.serial == b.serial && a.installed_on == b.installed_on;
}

// The history of what `target` of `account` was in `before`; null where it is
// new.
const RegisterHistory* Counterpart(const Account& account, RegisterRef target,
                                   const AccountState& before) {
  if (!before.account) return nullptr;
  const Installation& meter = InstallationOf(account, target);
  const RegisterKind kind = RegisterOf(account, target).kind;
  for (const RegisterHistory& history : before.registers) {
    if (SameMeter(InstallationOf(*before.account, history.target), meter) &&
        RegisterOf(*before.account, history.target).kind == kind) {
      return &history;
    }
  }
  return nullptr;
}

LiveReading Imported(const HistoricReading& historic) {
  return {.date = historic.date,
          .value = historic.value,
          .period = absl::CivilMonth(historic.date),
          .estimated = historic.estimated};
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
    if (!reading.channel.empty()) Remember(reading, merged);
  }
  merged.complete = merged.complete && before->complete;
  return merged;
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
          Merge(account, target, Counterpart(account, target, state)));
    }
  }
  state.registers = std::move(registers);
  state.account = WithoutHistory(account);
  state.definition_fingerprint = DefinitionFingerprint(defined);
}

uint64_t DefinitionFingerprint(const AccountDefined& defined) {
  return Fingerprint(EncodeEventBody(defined));
}

}  // namespace intake
