#include "core/decide/evolve.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/base/macros.h"
#include "core/base/limits.h"
#include "core/decide/open_memory.h"
#include "core/decide/redefine_account.h"
#include "core/decide/register_memory.h"

namespace intake {
namespace {

bool IsKeyReuse(const Receipt& receipt) {
  return std::any_of(
      receipt.findings.begin(), receipt.findings.end(),
      [](const Finding& finding) { return finding.rule == Rule::kKeyReused; });
}

void RememberKey(absl::string_view channel, absl::string_view request_key,
                 AccountState& state) {
  if (state.recent_keys.size() == limits::kKeysRemembered) {
    state.recent_keys.erase(state.recent_keys.begin());
    state.all_keys_recent = false;
  }
  state.recent_keys.push_back(KeyFingerprint(channel, request_key));
}

void RememberContent(const SubmissionJudged& judged, AccountState& state) {
  // Whoever sends that content again, under a key of its own, is to be judged
  // and not told of the key it was first sent under.
  if (IsKeyReuse(judged.receipt)) return;
  const absl::Time now = judged.receipt.received_at;
  // What lies ahead stays: the clock may have jumped back, and come forth
  // again.
  std::erase_if(state.recent_contents, [now](const RecentContent& content) {
    return now - content.received_at > limits::kContentRepeatWindow;
  });
  if (state.recent_contents.size() == limits::kContentsRemembered) {
    state.recent_contents.erase(state.recent_contents.begin());
  }
  state.recent_contents.push_back(
      {.channel = judged.channel,
       .fingerprint = judged.content_fingerprint,
       .received_at = now,
       .request_key = judged.submission.request_key});
}

RegisterHistory* FindHistory(AccountState& state, RegisterRef target) {
  const auto found = std::find_if(
      state.registers.begin(), state.registers.end(),
      [target](const auto& history) { return history.target == target; });
  return found == state.registers.end() ? nullptr : &*found;
}

void Accept(const Event& event, const SubmissionJudged& judged,
            AccountState& state) {
  const Receipt& receipt = judged.receipt;
  if (!receipt.reading_date || !receipt.period) return;
  for (const SupersededReading& old : judged.superseded) {
    // One of the same date gives way to what is remembered below.
    if (old.date == *receipt.reading_date) continue;
    if (RegisterHistory* history = FindHistory(state, old.target)) {
      Forget(old.date, *history);
    }
  }
  for (const UnderstoodValue& understood : receipt.understood) {
    if (RegisterHistory* history = FindHistory(state, understood.slot.ref)) {
      Remember({.date = *receipt.reading_date,
                .value = understood.value,
                .period = *receipt.period,
                .trust = judged.trust,
                .channel = judged.channel,
                .recorded_at = event.recorded_at},
               *history);
    }
  }
}

void Apply(const Event& event, const SubmissionJudged& judged,
           AccountState& state) {
  RememberKey(judged.channel, judged.submission.request_key, state);
  RememberContent(judged, state);
  if (judged.receipt.outcome == Outcome::kAccepted) {
    Accept(event, judged, state);
  }
  EndOpen(judged.answers, Ending::kAnswered, judged.channel, event.recorded_at,
          state);
  for (const std::string& code : judged.withdrawn) {
    EndOpen(code, Ending::kWithdrawn, judged.channel, event.recorded_at, state);
  }
  RememberOpen(event, judged, state);
}

void Apply(const Event&, const AccountDefined& defined, AccountState& state) {
  RedefineAccount(defined, state);
}

void Apply(const Event& event, const HoldResolved& resolved,
           AccountState& state) {
  EndOpen(resolved.receipt_code,
          resolved.approved ? Ending::kApproved : Ending::kRejected,
          resolved.decision.agent, event.recorded_at, state);
  ApplyEffects(resolved.effects, event.recorded_at, state);
}

void Apply(const Event& event, const ReadingAmended& amended,
           AccountState& state) {
  ApplyEffects(amended.effects, event.recorded_at, state);
}

void Apply(const Event& event, const SubmissionUndone& undone,
           AccountState& state) {
  EndOpen(undone.receipt_code, Ending::kWithdrawn, undone.decision.agent,
          event.recorded_at, state);
  ApplyEffects(undone.effects, event.recorded_at, state);
}

void Apply(const Event&, const SubmissionRepeated& repeated,
           AccountState& state) {
  RememberKey(repeated.channel, repeated.request_key, state);
}

void Apply(const Event& event, const MeterReplaced& replaced,
           AccountState& state) {
  if (!state.account ||
      replaced.removed_installation >= state.account->installations.size()) {
    return;
  }
  std::vector<Installation>& installations = state.account->installations;
  installations[replaced.removed_installation].removed_on =
      replaced.replaced_on;
  installations.push_back(replaced.installed);
  const auto added = static_cast<uint32_t>(installations.size() - 1);
  for (uint32_t r = 0; r < replaced.installed.registers.size(); ++r) {
    state.registers.push_back({.target = {added, r}});
  }
  for (const std::string& code : replaced.applied) {
    EndOpen(code, Ending::kApproved, replaced.decision.agent, event.recorded_at,
            state);
  }
  ApplyEffects(replaced.effects, event.recorded_at, state);
}

void Apply(const Event& event, const AccountClosed& closed,
           AccountState& state) {
  if (state.account) state.account->closed_on = closed.closed_on;
  ApplyEffects(closed.effects, event.recorded_at, state);
}

// The definition before it has changed the readings.
void Apply(const Event&, const UsageRestated&, AccountState&) {}

// Of other streams.
void Apply(const Event&, const ChannelDefined&, AccountState&) {}
void Apply(const Event&, const CredentialIssued&, AccountState&) {}
void Apply(const Event&, const CredentialRevoked&, AccountState&) {}
void Apply(const Event&, const PeriodClosed&, AccountState&) {}
void Apply(const Event&, const ChangesAcknowledged&, AccountState&) {}

}  // namespace

void Evolve(AccountState& state, const Event& event) {
  ABSL_HARDENING_ASSERT(event.sequence == state.sequence + 1);
  state.sequence = event.sequence;
  std::visit([&](const auto& body) { Apply(event, body, state); }, event.body);
}

void ApplyEffects(const ReadingEffects& effects, absl::Time recorded_at,
                  AccountState& state) {
  for (const RemovedReading& removed : effects.removed) {
    if (RegisterHistory* history = FindHistory(state, removed.target)) {
      Forget(removed.date, *history);
    }
  }
  for (const AddedReading& added : effects.added) {
    if (RegisterHistory* history = FindHistory(state, added.slot.ref)) {
      Remember({.date = added.date,
                .value = added.value,
                .period = added.period,
                .trust = added.trust,
                .channel = added.channel,
                .recorded_at = recorded_at},
               *history);
    }
  }
}

}  // namespace intake
