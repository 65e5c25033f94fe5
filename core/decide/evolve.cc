#include "core/decide/evolve.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "absl/base/macros.h"
#include "core/base/limits.h"
#include "core/decide/redefine_account.h"
#include "core/decide/register_memory.h"

namespace intake {
namespace {

bool IsKeyReuse(const Receipt& receipt) {
  return std::any_of(
      receipt.findings.begin(), receipt.findings.end(),
      [](const Finding& finding) { return finding.rule == Rule::kKeyReused; });
}

void RememberKey(const SubmissionJudged& judged, AccountState& state) {
  if (state.recent_keys.size() == limits::kKeysRemembered) {
    state.recent_keys.erase(state.recent_keys.begin());
    state.all_keys_recent = false;
  }
  state.recent_keys.push_back(
      KeyFingerprint(judged.channel, judged.submission.request_key));
}

void RememberContent(const SubmissionJudged& judged, AccountState& state) {
  // Whoever sends that content again, under a key of its own, is to be judged
  // and not told of the key it was first sent under.
  if (IsKeyReuse(judged.receipt)) return;
  if (state.recent_contents.size() == limits::kContentsRemembered) {
    state.recent_contents.erase(state.recent_contents.begin());
  }
  state.recent_contents.push_back(
      {.channel = judged.channel,
       .fingerprint = judged.content_fingerprint,
       .received_at = judged.receipt.received_at,
       .request_key = judged.submission.request_key});
}

RegisterHistory* FindHistory(AccountState& state, RegisterRef target) {
  const auto found = std::find_if(
      state.registers.begin(), state.registers.end(),
      [target](const auto& history) { return history.target == target; });
  return found == state.registers.end() ? nullptr : &*found;
}

void Accept(const SubmissionJudged& judged, AccountState& state) {
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
                .channel = judged.channel},
               *history);
    }
  }
}

void Apply(const SubmissionJudged& judged, AccountState& state) {
  RememberKey(judged, state);
  RememberContent(judged, state);
  if (judged.receipt.outcome == Outcome::kAccepted) Accept(judged, state);
}

void Apply(const AccountDefined& defined, AccountState& state) {
  RedefineAccount(defined, state);
}

void Apply(const ChannelDefined&, AccountState&) {}
void Apply(const CredentialIssued&, AccountState&) {}
void Apply(const CredentialRevoked&, AccountState&) {}

}  // namespace

void Evolve(AccountState& state, const Event& event) {
  ABSL_HARDENING_ASSERT(event.sequence == state.sequence + 1);
  state.sequence = event.sequence;
  std::visit([&state](const auto& body) { Apply(body, state); }, event.body);
}

}  // namespace intake
