#include "core/decide/examine_held.h"

#include <algorithm>

#include "core/decide/find_held.h"
#include "core/messages/messages.h"

namespace intake {
namespace {

std::optional<LiveReading> Copied(const LiveReading* reading) {
  return reading == nullptr ? std::nullopt : std::optional(*reading);
}

// The nearest actual reading before `date`, whatever it is trusted.
const LiveReading* NearestBefore(const RegisterHistory* history,
                                 absl::CivilDay date) {
  const LiveReading* nearest = nullptr;
  if (history == nullptr) return nearest;
  for (const LiveReading& reading : history->readings) {
    if (reading.date < date && !reading.estimated) nearest = &reading;
  }
  return nearest;
}

}  // namespace

absl::StatusOr<HeldExamination> Examine(const AccountState& state,
                                        const StaffFacts& facts,
                                        const std::string& receipt_code) {
  const absl::StatusOr<const OpenSubmission*> open =
      FindHeld(state, receipt_code, std::nullopt);
  if (!open.ok()) return open.status();
  const Rejudgement now(state, **open, (*open)->values, facts);
  HeldExamination examination{
      .open = **open,
      .sequence = state.sequence,
      .findings_now = now.findings(),
      .language = state.account->language,
      .expired = (*open)->answer_until &&
                 facts.rules->DayOf(facts.now) > *(*open)->answer_until,
      .charged_until = facts.billing->charged_until};
  for (const Candidate& candidate : now.judgement().candidates) {
    const RegisterRef target = candidate.slot().ref;
    const RegisterHistory* const history = HistoryOf(state, target);
    const bool suspect =
        std::any_of(now.findings().begin(), now.findings().end(),
                    [target](const Finding& finding) {
                      return finding.rule == Rule::kPreviousSuspect &&
                             finding.target == target;
                    });
    examination.values.push_back(
        {.held = {candidate.slot(), candidate.parsed.value},
         .serial = candidate.installation->serial,
         .label = RegisterLabel(candidate.slot(), state.account->language),
         .previous = Copied(NearestBefore(history, (*open)->date)),
         .next = Copied(candidate.near.next),
         .same_day = Copied(candidate.near.same_day),
         .previous_suspect = suspect,
         .usual =
             AverageDailyUsage(candidate.near.until_previous, *candidate.dial),
         .limits = candidate.limits});
  }
  return examination;
}

}  // namespace intake
